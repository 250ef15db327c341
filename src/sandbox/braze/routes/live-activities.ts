import { z } from 'zod';
import { jsonObject, name, notValid, read } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { compact } from '../json.ts';
import { badRequest } from '../refusal.ts';
import { acceptSend, readMessageTarget } from '../sending/index.ts';
import { parseTime } from '../times.ts';
import type { Workspace } from '../workspace/index.ts';

const oneTarget = "only one of 'external_user_ids', 'segment_id' and 'custom_audience' may be used";

const time = z.string().refine((text) => parseTime(text) !== undefined);

const updateSchema = z.object({
  app_id: name,
  activity_id: name,
  content_state: jsonObject,
  dismissal_date: time.optional(),
  stale_date: time.optional(),
  notification: jsonObject.optional(),
  end_activity: z.boolean().optional(),
});

const startSchema = updateSchema.omit({ end_activity: true }).extend({
  activity_attributes_type: name,
  activity_attributes: jsonObject,
  notification: jsonObject,
});

/** Throws a 400 `Refusal` for an app that the workspace does not have. */
function checkApp({ settings }: Workspace, app: string) {
  if (!settings.apps.some(({ id }) => id === app)) throw notValid('app_id');
}

/** Sends the start to named people, a segment or an audience. */
function start({ workspace, body }: Call): Answer {
  checkApp(workspace, read(startSchema, body).app_id);
  const { external_user_ids, segment_id, custom_audience: audience } = body;
  const targets = [external_user_ids, segment_id, audience].filter((one) => one !== undefined);
  if (targets.length > 1) throw badRequest(oneTarget);
  const target = readMessageTarget(workspace, compact({ external_user_ids, segment_id, audience }));
  acceptSend(workspace, {
    kind: 'message',
    objectId: undefined,
    channels: ['live_activity'],
    target,
    sendId: undefined,
  });
  return { status: 201, body: { message: 'success' } };
}

/** An activity may have been started by the app itself, so that any id will do. */
function update({ workspace, body }: Call): Answer {
  checkApp(workspace, read(updateSchema, body).app_id);
  return { status: 201, body: { message: 'success' } };
}

/** Live Activities of iOS. */
export const liveActivityEndpoints: readonly Endpoint[] = [
  namedEndpoint('POST', 'messages.live_activity.start', start),
  namedEndpoint('POST', 'messages.live_activity.update', update),
];

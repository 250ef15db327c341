import { z } from 'zod';
import { RecordRefusal, Refusal, refuse, success } from '../answers.ts';
import type { Api } from '../api.ts';
import type { Fields } from '../fields.ts';
import { identifiers, locate, readIdentity, reportedAs } from '../identity.ts';
import { createTally, refuseTooLarge } from '../outcomes.ts';
import { applyProfileWrite, draftProfileTypes, planProfileWrite } from '../profile-writes.ts';
import { listField } from '../profiles.ts';
import { type Project, applyLater } from '../project.ts';
import { clientSide, serverSide } from '../rules.ts';
import { noteChanges, readSubscriptions } from '../subscriptions.ts';

const ids = z.array(z.int()).nullish();
const requestSchema = z.object({
  ...identifiers,
  emailListIds: ids,
  unsubscribedChannelIds: ids,
  unsubscribedMessageTypeIds: ids,
  subscribedMessageTypeIds: ids,
  campaignId: z.int().nullish(),
  templateId: z.int().nullish(),
  validateChannelAlignment: z.boolean().nullish(),
});
type SubscriptionRequest = z.output<typeof requestSchema>;
const bulkSchema = z.object({ updateSubscriptionsRequests: z.array(requestSchema) });

function refuseUnknown(what: string, wanted: number[] | null | undefined, known: ReadonlyMap<number, unknown>) {
  const unknown = (wanted ?? []).filter((id) => !known.has(id));
  if (unknown.length > 0) throw refuse(400, 'BadParams', `Invalid ${what}: ${unknown.join(', ')}`);
}

function refuseMisaligned(project: Project, request: SubscriptionRequest) {
  const profile = locate(project, readIdentity(project, request));
  const stored = profile === undefined ? [] : readSubscriptions(project, profile).unsubscribedChannels;
  const unsubscribed = request.unsubscribedChannelIds ?? stored;
  const misaligned = (request.subscribedMessageTypeIds ?? []).find((id) =>
    unsubscribed.includes(project.messageTypes.get(id)?.channelId ?? Number.NaN),
  );
  if (misaligned !== undefined) {
    throw refuse(400, 'BadParams', `Message type ${misaligned} belongs to a channel the user is unsubscribed from`);
  }
}

function check(project: Project, request: SubscriptionRequest) {
  refuseUnknown('emailListIds', request.emailListIds, project.lists);
  refuseUnknown('unsubscribedChannelIds', request.unsubscribedChannelIds, project.channels);
  refuseUnknown('unsubscribedMessageTypeIds', request.unsubscribedMessageTypeIds, project.messageTypes);
  refuseUnknown('subscribedMessageTypeIds', request.subscribedMessageTypeIds, project.messageTypes);
  if (request.subscribedMessageTypeIds && !project.switches.optInFeature) {
    throw refuse(400, 'BadParams', 'subscribedMessageTypeIds needs opt-in message types, which are not enabled');
  }
  if (request.validateChannelAlignment !== false) refuseMisaligned(project, request);
}

/** Each array that was sent replaces the stored one; one that is missing or null is left as it is. */
function accept(project: Project, request: SubscriptionRequest, delay: number) {
  const { emailListIds, unsubscribedChannelIds, unsubscribedMessageTypeIds, subscribedMessageTypeIds } = request;
  const arrays = Object.entries({
    [listField(project.type)]: emailListIds,
    unsubscribedChannelIds,
    unsubscribedMessageTypeIds,
    subscribedMessageTypeIds,
  });
  const dataFields: Fields = Object.fromEntries(arrays.filter(([, value]) => value !== null && value !== undefined));
  const draft = draftProfileTypes(project);
  const plan = planProfileWrite(project, { email: request.email, userId: request.userId, dataFields }, draft, false);
  applyLater(
    project,
    () => {
      const existing = locate(project, plan.identity);
      const nobody = { lists: [], unsubscribedChannels: [], unsubscribedMessageTypes: [], subscribedMessageTypes: [] };
      const before = existing === undefined ? nobody : readSubscriptions(project, existing);
      noteChanges(project, applyProfileWrite(project, plan, 'API'), before, 'API');
    },
    delay,
  );
}

/** In a bulk call whatever is wrong with one request is that request's failure. */
function checkRecord(project: Project, request: SubscriptionRequest) {
  const { kind, value } = reportedAs(project, readIdentity(project, request));
  try {
    check(project, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new RecordRefusal('invalidData', kind, value, error);
  }
}

export function registerUserSubscriptions(api: Api) {
  api.endpoint(
    'users.updateSubscriptions',
    'POST',
    '/api/users/updateSubscriptions',
    clientSide(),
    ({ project, body }) => {
      const request = body(requestSchema);
      readIdentity(project, request);
      check(project, request);
      accept(project, request, project.time.visibilityDelay);
      return success();
    },
  );

  api.endpoint(
    'users.bulkUpdateSubscriptions',
    'POST',
    '/api/users/bulkUpdateSubscriptions',
    serverSide(),
    ({ project, body }) => {
      const { updateSubscriptionsRequests: requests } = body(bulkSchema);
      refuseTooLarge(project, requests.length);
      const tally = createTally();
      for (const request of requests) {
        tally.attempt(() => {
          checkRecord(project, request);
          accept(project, request, project.time.bulkVisibilityDelay);
        });
      }
      return Response.json({
        ...tally.counters(),
        validEmailFailures: tally.validFailures('email'),
        validUserIdFailures: tally.validFailures('userId'),
      });
    },
  );
}

import { z } from 'zod';
import { name, notValid, read, required } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { apiCampaignOf, campaignOf, canvasOf, queryTime } from '../lookups.ts';
import {
  type Dispatch,
  createSchedule,
  messageChannels,
  moveSchedule,
  readMessageTarget,
  readTriggerTarget,
  schedule,
  scheduleOf,
} from '../sending/index.ts';
import { printTime } from '../times.ts';
import { type Schedule, releaseDue } from '../workspace/index.ts';
import { channelsOf } from './sends.ts';

const create = z.object({ schedule, send_id: name.optional() });
const identified = z.object({ schedule_id: name });

const success: Answer = { status: 201, body: { message: 'success' } };

function scheduled({ id, dispatchId }: Schedule): Answer {
  return { status: 201, body: { dispatch_id: dispatchId, schedule_id: id, message: 'success' } };
}

function scheduleMessage({ workspace, body }: Call): Answer {
  const asked = read(create.extend({ campaign_id: name }), body);
  const campaign = apiCampaignOf(workspace, asked.campaign_id);
  const dispatch: Dispatch = {
    kind: 'message',
    objectId: campaign.id,
    channels: messageChannels(body['messages'], campaign),
    target: readMessageTarget(workspace, body),
    sendId: asked.send_id,
  };
  return scheduled(createSchedule(workspace, asked.schedule, dispatch));
}

function updateMessage({ workspace, body }: Call): Answer {
  const asked = read(identified.extend({ schedule: schedule.optional() }), body);
  const found = scheduleOf(workspace, 'message', asked.schedule_id);
  if (asked.schedule === undefined && body['messages'] === undefined) throw required('schedule');
  if (body['messages'] !== undefined) found.channels = messageChannels(body['messages'], undefined);
  if (asked.schedule !== undefined) moveSchedule(workspace, found, asked.schedule);
  return success;
}

function deleteMessage({ workspace, body }: Call): Answer {
  workspace.schedules.delete(scheduleOf(workspace, 'message', read(identified, body).schedule_id).id);
  return success;
}

/** Campaigns and Canvases are scheduled alike; what differs is the name of their id. */
function triggeredEndpoints(kind: 'campaign' | 'canvas', idField: string, prefix: string): Endpoint[] {
  const objectOf = ({ workspace, body }: Call) => {
    const id = read(z.object({ [idField]: name }), body)[idField];
    return kind === 'campaign' ? apiCampaignOf(workspace, id) : canvasOf(workspace, id);
  };
  const foundOf = (call: Call) =>
    scheduleOf(call.workspace, kind, read(identified, call.body).schedule_id, objectOf(call).id);

  function createOne(call: Call): Answer {
    const { workspace, body } = call;
    const object = objectOf(call);
    const asked = read(create, body);
    const target = readTriggerTarget(workspace, body);
    const channels = channelsOf(object);
    const dispatch: Dispatch = { kind, objectId: object.id, channels, target, sendId: asked.send_id };
    return scheduled(createSchedule(workspace, asked.schedule, dispatch));
  }
  function moveOne(call: Call): Answer {
    moveSchedule(call.workspace, foundOf(call), read(z.object({ schedule }), call.body).schedule);
    return success;
  }
  function deleteOne(call: Call): Answer {
    call.workspace.schedules.delete(foundOf(call).id);
    return success;
  }
  return [
    namedEndpoint('POST', `${prefix}.create`, createOne),
    namedEndpoint('POST', `${prefix}.update`, moveOne),
    namedEndpoint('POST', `${prefix}.delete`, deleteOne),
  ];
}

/** Broadcasts of campaigns and Canvases from now until the time asked for, the next one first. */
function listBroadcasts({ workspace, query }: Call): Answer {
  if (query.get('end_time') === null) throw required('end_time');
  const end = queryTime(query, 'end_time');
  if (end === undefined) throw notValid('end_time');
  releaseDue(workspace);
  const due = [...workspace.schedules.values()].filter(({ isBroadcast, time }) => isBroadcast && time <= end);
  const broadcasts = due
    .toSorted((first, second) => first.time - second.time)
    .flatMap(({ kind, objectId, time, type }) => {
      if (kind === 'message') return [];
      const {
        id,
        name: title,
        tags = [],
      } = kind === 'campaign' ? campaignOf(workspace, objectId) : canvasOf(workspace, objectId);
      const shownKind = kind === 'campaign' ? 'Campaign' : 'Canvas';
      return [
        { name: title, id, type: shownKind, tags: [...tags], next_send_time: printTime(time), schedule_type: type },
      ];
    });
  return { status: 200, body: { scheduled_broadcasts: broadcasts, message: 'success' } };
}

export const scheduleEndpoints: readonly Endpoint[] = [
  namedEndpoint('POST', 'messages.schedule.create', scheduleMessage),
  namedEndpoint('POST', 'messages.schedule.update', updateMessage),
  namedEndpoint('POST', 'messages.schedule.delete', deleteMessage),
  ...triggeredEndpoints('campaign', 'campaign_id', 'campaigns.trigger.schedule'),
  ...triggeredEndpoints('canvas', 'canvas_id', 'canvas.trigger.schedule'),
  {
    name: 'messages.scheduled_broadcasts',
    method: 'GET',
    path: '/messages/scheduled_broadcasts',
    // Without the d: the permission is not named like the path.
    permission: 'messages.schedule_broadcasts',
    pool: 'default',
    answer: listBroadcasts,
  },
];

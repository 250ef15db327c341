import { z } from 'zod';
import { notValid } from '../checks.ts';
import { notFound } from '../refusal.ts';
import { parseTime } from '../times.ts';
import { type Schedule, type Workspace, releaseDue } from '../workspace/index.ts';
import { type Dispatch, sendNow } from './send.ts';

const ninetyDays = 90 * 86_400_000;

export const schedule = z.object({
  time: z.string(),
  in_local_time: z.boolean().default(false),
  at_optimal_time: z.boolean().default(false),
});
export type AskedSchedule = z.infer<typeof schedule>;

const scheduleTypes = { local: 'local_time_zones', optimal: 'intelligent_delivery', plain: 'time_based' } as const;

/** @throws Refusal 400 for a time that cannot be read, is past, or lies more than 90 days ahead */
function readTime({ clock }: Workspace, { time: text }: AskedSchedule): number {
  const time = parseTime(text);
  const now = clock.now();
  if (time === undefined || time < now || time > now + ninetyDays) throw notValid('time');
  return time;
}

const typeOf = ({ in_local_time, at_optimal_time }: AskedSchedule) =>
  at_optimal_time ? scheduleTypes.optimal : in_local_time ? scheduleTypes.local : scheduleTypes.plain;

/** Keeps a send for its time. */
export function createSchedule(workspace: Workspace, asked: AskedSchedule, dispatch: Dispatch): Schedule {
  const created: Schedule = {
    id: workspace.ids.hex(),
    dispatchId: workspace.ids.hex(),
    kind: dispatch.kind,
    objectId: dispatch.objectId,
    isBroadcast: dispatch.target.isBroadcast,
    time: readTime(workspace, asked),
    type: typeOf(asked),
    channels: dispatch.channels,
    send: (channels) => sendNow(workspace, created.dispatchId, { ...dispatch, channels }),
  };
  workspace.schedules.set(created.id, created);
  return created;
}

/**
 * A schedule that has not been sent yet.
 *
 * @param objectId the campaign or Canvas that it must be of; absent for messages of the call itself
 * @throws Refusal 404 for an unknown one, and for one of another campaign or Canvas
 */
export function scheduleOf(workspace: Workspace, kind: Schedule['kind'], id: string, objectId?: string): Schedule {
  releaseDue(workspace);
  const found = workspace.schedules.get(id);
  const isMeant = found?.kind === kind && (objectId === undefined || found.objectId === objectId);
  if (found === undefined || !isMeant) throw notFound('Invalid Schedule ID');
  return found;
}

/** Moves a schedule to another time. */
export function moveSchedule(workspace: Workspace, moved: Schedule, asked: AskedSchedule) {
  moved.time = readTime(workspace, asked);
  moved.type = typeOf(asked);
}

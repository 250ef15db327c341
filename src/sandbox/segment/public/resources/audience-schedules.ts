import { type Audience, type Item, type Workspace } from '../../state/index.ts';
import { invalidInput } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { audienceOf } from '../items.ts';
import { type PlainResource, collectionOf, itemsOf, newId, plainAnswers } from '../plain.ts';

/** The audience of a path. Throws a 422 `Refusal` unless it is of the type that can be scheduled. */
function linkedAudience(call: PublicCall, parameter?: string): Audience {
  const audience = audienceOf(call, parameter);
  if (audience.audienceType !== 'LINKED') {
    throw invalidInput([{ field: 'audienceType', message: 'must be LINKED to be run or scheduled' }]);
  }
  return audience;
}

const schedules: PlainResource = {
  one: 'audienceSchedule',
  many: 'audienceSchedules',
  prefix: 'sch',
  parameter: 'scheduleId',
  within: (call) => audienceOf(call).id,
  make: (call) => ({ audienceId: linkedAudience(call).id }),
  endpoints: {
    create: 'addAudienceScheduleToAudience',
    get: 'getAudienceScheduleFromSpaceAndAudience',
    update: 'updateAudienceScheduleForAudience',
    delete: 'removeAudienceScheduleFromAudience',
  },
};

/** The schedules of an audience. */
export function schedulesOf(workspace: Workspace, audienceId: string): Item[] {
  return collectionOf(workspace, `${schedules.prefix} ${audienceId}`, schedules.one).list();
}

/** Starts a run, which changes nobody's membership: queries are not evaluated. */
function run(call: PublicCall): object {
  const { id: audienceId } = linkedAudience(call, 'audienceId');
  const createdAt = new Date(call.state.clock.now()).toISOString();
  return { run: { id: newId('run'), audienceId, status: 'RUNNING', createdAt } };
}

/** When audiences of the type LINKED are computed. */
export const audienceScheduleAnswers: PublicAnswers = {
  ...plainAnswers(schedules),
  'public.listAudienceSchedulesFromSpaceAndAudience': (call) => ({
    audienceSchedules: itemsOf(schedules, call).list(),
  }),
  'public.forceExecuteAudienceRun': run,
};

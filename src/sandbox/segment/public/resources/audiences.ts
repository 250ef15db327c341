import { z } from 'zod';
import type { Audience } from '../../state/index.ts';
import { type PublicCall, type PublicAnswers, spaceOf } from '../call.ts';
import {
  change,
  changeSchema,
  leaveTraits,
  nameSchema,
  newComputation,
  present,
  querySchema,
  settleLater,
} from './computations.ts';
import { searched } from './audience-search.ts';
import { schedulesOf } from './audience-schedules.ts';
import { parseInput } from '../input.ts';
import { audienceOf, list } from '../items.ts';

const optionsSchema = z.object({
  includeHistoricalData: z.boolean().optional(),
  filterByExternalIds: z.array(z.string()).optional(),
  backfillEventDataDays: z.number().optional(),
});

const creationSchema = z.object({
  name: nameSchema,
  enabled: z.boolean().default(true),
  description: z.string().optional(),
  definition: z.object({ query: querySchema, targetEntity: z.string().optional() }),
  audienceType: z.enum(['USERS', 'ACCOUNTS', 'LINKED']),
  options: optionsSchema.optional(),
});

const editSchema = changeSchema.extend({ options: optionsSchema.optional() });

function create(call: PublicCall): object {
  const space = spaceOf(call);
  const input = parseInput(creationSchema, call.body);
  const audience: Audience = {
    ...newComputation(call, space.audiences, 'aud', input.name),
    class: 'audience',
    collection: input.audienceType === 'ACCOUNTS' ? 'accounts' : 'users',
    ...input,
    description: input.description,
    options: input.options,
  };
  space.audiences.push(audience);
  settleLater(call.state, audience);
  return { audience: present(space, audience) };
}

/** How an audience is shown to who asks for its schedules with `include=schedules`, and to who does not. */
function withSchedules(call: PublicCall, audience: Audience): object {
  const shown = present(spaceOf(call), audience);
  if (call.query.get('include') !== 'schedules') return shown;
  return { ...shown, schedules: schedulesOf(call.workspace, audience.id) };
}

function search(call: PublicCall): object {
  const space = spaceOf(call);
  const found = searched(call, space.audiences);
  return list(call, 'audiences', found, (audience) => withSchedules(call, audience), 200);
}

function update(call: PublicCall): object {
  const audience = audienceOf(call);
  const edit = parseInput(editSchema, call.body);
  change(call, audience, edit);
  audience.options = edit.options ?? audience.options;
  return { audience: present(spaceOf(call), audience) };
}

function remove(call: PublicCall): object {
  const space = spaceOf(call);
  const audience = audienceOf(call);
  leaveTraits(space, audience);
  space.audiences = space.audiences.filter((other) => other !== audience);
  return { status: 'SUCCESS' };
}

/** Audiences: their definitions only. No route tells who is a member. */
export const audienceAnswers: PublicAnswers = {
  'public.createAudience': create,
  'public.listAudiences': search,
  'public.getAudience': (call) => ({ audience: withSchedules(call, audienceOf(call)) }),
  'public.updateAudienceForSpace': update,
  'public.removeAudienceFromSpace': remove,
};

import { z } from 'zod';
import type { Audience } from '../../state/index.ts';
import { type PublicCall, type PublicAnswers, spaceOf } from '../call.ts';
import { computationAnswers } from './computation-answers.ts';
import { creationShape, newComputation, querySchema } from './computations.ts';
import { searched } from './audience-search.ts';
import { schedulesOf } from './audience-schedules.ts';
import { parseInput } from '../input.ts';

const optionsSchema = z.object({
  includeHistoricalData: z.boolean().optional(),
  filterByExternalIds: z.array(z.string()).optional(),
  backfillEventDataDays: z.number().optional(),
});

const creationSchema = z.object({
  ...creationShape,
  definition: z.object({ query: querySchema, targetEntity: z.string().optional() }),
  audienceType: z.enum(['USERS', 'ACCOUNTS', 'LINKED']),
  options: optionsSchema.optional(),
});

const editSchema = z.object({ options: optionsSchema.optional() });

function make(call: PublicCall): Audience {
  const input = parseInput(creationSchema, call.body);
  return {
    ...newComputation(call, spaceOf(call).audiences, 'aud', input.name),
    class: 'audience',
    collection: input.audienceType === 'ACCOUNTS' ? 'accounts' : 'users',
    ...input,
    description: input.description,
    options: input.options,
  };
}

/** Audiences: their definitions only. No route tells who is a member. */
export const audienceAnswers: PublicAnswers = computationAnswers<Audience>({
  one: 'audience',
  many: 'audiences',
  label: 'The audience',
  largestPage: 200,
  endpoints: {
    create: 'createAudience',
    list: 'listAudiences',
    get: 'getAudience',
    update: 'updateAudienceForSpace',
    remove: 'removeAudienceFromSpace',
  },
  of: ({ audiences }) => audiences,
  make,
  edit({ body }, audience) {
    audience.options = parseInput(editSchema, body).options ?? audience.options;
  },
  search: searched,
  more: ({ query, workspace }, { id }) =>
    query.get('include') === 'schedules' ? { schedules: schedulesOf(workspace, id) } : {},
});

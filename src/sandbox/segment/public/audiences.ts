import { z } from 'zod';
import type { Audience } from '../state/index.ts';
import { type PublicCall, type PublicEndpoint, spaceOf } from './call.ts';
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
import { nested, parseBody, parseInput } from './input.ts';
import { list, pick } from './items.ts';

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

const searchSchema = z.object({ type: z.enum(['DEFINITION', 'KEY', 'NAME']), query: z.string() }).optional();

async function create(call: PublicCall): Promise<object> {
  const space = spaceOf(call);
  const input = await parseBody(creationSchema, call.request);
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

function search(call: PublicCall): object {
  const space = spaceOf(call);
  const type = nested(call.query, 'search', 'type');
  const text = nested(call.query, 'search', 'query');
  const wanted = parseInput(searchSchema, type === undefined && text === undefined ? undefined : { type, query: text });
  const found = space.audiences.filter(({ key, name, definition }) => {
    const field = { DEFINITION: definition.query, KEY: key, NAME: name };
    return wanted === undefined || field[wanted.type].toLowerCase().includes(wanted.query.toLowerCase());
  });
  return list(call, 'audiences', found, (audience) => present(space, audience), 200);
}

function audienceOf(call: PublicCall): Audience {
  return pick(spaceOf(call).audiences, call.parameter('id'), 'The audience');
}

async function update(call: PublicCall): Promise<object> {
  const audience = audienceOf(call);
  const edit = await parseBody(editSchema, call.request);
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

const audiences = '/spaces/:spaceId/audiences';

/** Audiences: their definitions only. No route tells who is a member. */
export const audienceEndpoints: PublicEndpoint[] = [
  { name: 'public.createAudience', method: 'POST', path: audiences, stage: 'stable', perMinute: 50, answer: create },
  { name: 'public.listAudiences', method: 'GET', path: audiences, stage: 'stable', perMinute: 60, answer: search },
  {
    name: 'public.getAudience',
    method: 'GET',
    path: `${audiences}/:id`,
    stage: 'stable',
    perMinute: 100,
    answer: (call) => ({ audience: present(spaceOf(call), audienceOf(call)) }),
  },
  {
    name: 'public.updateAudienceForSpace',
    method: 'PATCH',
    path: `${audiences}/:id`,
    stage: 'stable',
    perMinute: 50,
    answer: update,
  },
  {
    name: 'public.removeAudienceFromSpace',
    method: 'DELETE',
    path: `${audiences}/:id`,
    stage: 'stable',
    perMinute: 50,
    answer: remove,
  },
];

import { z } from 'zod';
import type { ComputedTrait } from '../state/index.ts';
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
import { parseBody } from './input.ts';
import { list, pick } from './items.ts';

const creationSchema = z.object({
  name: nameSchema,
  enabled: z.boolean().default(true),
  description: z.string().optional(),
  definition: z.object({ query: querySchema, type: z.enum(['USERS', 'ACCOUNTS']) }),
});

async function create(call: PublicCall): Promise<object> {
  const space = spaceOf(call);
  const input = await parseBody(creationSchema, call.request);
  const trait: ComputedTrait = {
    ...newComputation(call, space.computedTraits, 'tra', input.name),
    class: 'computed_trait',
    collection: input.definition.type === 'ACCOUNTS' ? 'accounts' : 'users',
    ...input,
    description: input.description,
  };
  space.computedTraits.push(trait);
  settleLater(call.state, trait);
  return { computedTrait: present(space, trait) };
}

function traitOf(call: PublicCall): ComputedTrait {
  return pick(spaceOf(call).computedTraits, call.parameter('id'), 'The computed trait');
}

async function update(call: PublicCall): Promise<object> {
  const trait = traitOf(call);
  change(call, trait, await parseBody(changeSchema, call.request));
  return { computedTrait: present(spaceOf(call), trait) };
}

function remove(call: PublicCall): object {
  const space = spaceOf(call);
  const trait = traitOf(call);
  leaveTraits(space, trait);
  space.computedTraits = space.computedTraits.filter((other) => other !== trait);
  return { status: 'SUCCESS' };
}

function listTraits(call: PublicCall): object {
  const space = spaceOf(call);
  return list(call, 'computedTraits', space.computedTraits, (trait) => present(space, trait));
}

const traits = '/spaces/:spaceId/computed-traits';

/** Computed traits: their definitions, while their values appear on profiles. */
export const computedTraitEndpoints: PublicEndpoint[] = [
  { name: 'public.createComputedTrait', method: 'POST', path: traits, stage: 'alpha', perMinute: 10, answer: create },
  { name: 'public.listComputedTraits', method: 'GET', path: traits, stage: 'alpha', perMinute: 25, answer: listTraits },
  {
    name: 'public.getComputedTrait',
    method: 'GET',
    path: `${traits}/:id`,
    stage: 'alpha',
    perMinute: 100,
    answer: (call) => ({ computedTrait: present(spaceOf(call), traitOf(call)) }),
  },
  {
    name: 'public.updateComputedTraitForSpace',
    method: 'PATCH',
    path: `${traits}/:id`,
    stage: 'alpha',
    perMinute: 10,
    answer: update,
  },
  {
    name: 'public.removeComputedTraitFromSpace',
    method: 'DELETE',
    path: `${traits}/:id`,
    stage: 'alpha',
    perMinute: 20,
    answer: remove,
  },
];

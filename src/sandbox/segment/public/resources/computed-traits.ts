import { z } from 'zod';
import type { ComputedTrait } from '../../state/index.ts';
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
import { parseInput } from '../input.ts';
import { list, pick } from '../items.ts';

const creationSchema = z.object({
  name: nameSchema,
  enabled: z.boolean().default(true),
  description: z.string().optional(),
  definition: z.object({ query: querySchema, type: z.enum(['USERS', 'ACCOUNTS']) }),
});

function create(call: PublicCall): object {
  const space = spaceOf(call);
  const input = parseInput(creationSchema, call.body);
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

function update(call: PublicCall): object {
  const trait = traitOf(call);
  change(call, trait, parseInput(changeSchema, call.body));
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

/** Computed traits: their definitions, while their values appear on profiles. */
export const computedTraitAnswers: PublicAnswers = {
  'public.createComputedTrait': create,
  'public.listComputedTraits': listTraits,
  'public.getComputedTrait': (call) => ({ computedTrait: present(spaceOf(call), traitOf(call)) }),
  'public.updateComputedTraitForSpace': update,
  'public.removeComputedTraitFromSpace': remove,
};

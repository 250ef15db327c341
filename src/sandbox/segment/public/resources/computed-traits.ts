import { z } from 'zod';
import type { ComputedTrait } from '../../state/index.ts';
import { type PublicCall, type PublicAnswers, spaceOf } from '../call.ts';
import { computationAnswers } from './computation-answers.ts';
import { creationShape, newComputation, querySchema } from './computations.ts';
import { parseInput } from '../input.ts';

const creationSchema = z.object({
  ...creationShape,
  definition: z.object({ query: querySchema, type: z.enum(['USERS', 'ACCOUNTS']) }),
});

function make(call: PublicCall): ComputedTrait {
  const input = parseInput(creationSchema, call.body);
  return {
    ...newComputation(call, spaceOf(call).computedTraits, 'tra', input.name),
    class: 'computed_trait',
    collection: input.definition.type === 'ACCOUNTS' ? 'accounts' : 'users',
    ...input,
    description: input.description,
  };
}

/** Computed traits: their definitions, while their values appear on profiles. */
export const computedTraitAnswers: PublicAnswers = computationAnswers<ComputedTrait>({
  one: 'computedTrait',
  many: 'computedTraits',
  label: 'The computed trait',
  endpoints: {
    create: 'createComputedTrait',
    list: 'listComputedTraits',
    get: 'getComputedTrait',
    update: 'updateComputedTraitForSpace',
    remove: 'removeComputedTraitFromSpace',
  },
  of: ({ computedTraits }) => computedTraits,
  make,
});

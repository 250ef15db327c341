import { z } from 'zod';
import { type Audience, type ComputedTrait, type SegmentState, type Space, audienceKey } from '../../state/index.ts';
import { applyTraits } from '../../unify/index.ts';
import { conflict } from '../answers.ts';
import type { PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';

export type Computed = Audience | ComputedTrait;

const maximumExpressions = 50;

/** True when every quote and every parenthesis of a query is closed, in its order. */
function isBalanced(query: string): boolean {
  const bare = query.replace(/'[^']*'|"[^"]*"/g, '');
  let open = 0;
  for (const character of bare) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0 && !/['"]/.test(bare);
}

/** A query of an audience or a computed trait; it is kept as text and not evaluated. */
export const querySchema = z
  .string()
  .min(1)
  .refine(isBalanced, 'has a quote or a parenthesis that is not closed')
  .refine((query) => (query.match(/\b[a-z_]+\s*\(\s*['"]/gi) ?? []).length <= maximumExpressions, {
    message: `must not have more than ${maximumExpressions} primary expressions`,
  });

const nameSchema = z.string().refine((name) => audienceKey(name) !== '', 'must contain a letter or digit');

/** What makes audiences and computed traits alike. */
export const creationShape = {
  name: nameSchema,
  enabled: z.boolean().default(true),
  description: z.string().optional(),
};

/** What an edit may change in both. */
const changeSchema = z.object({
  name: nameSchema.optional(),
  enabled: z.boolean().optional(),
  description: z.string().optional(),
  definition: z.object({ query: querySchema }).optional(),
});

type Change = z.output<typeof changeSchema>;

/** The edit of a body. Throws a 422 `Refusal` when it is wrong. */
export function readChange({ body }: PublicCall): Change {
  return parseInput(changeSchema, body);
}

/** How the vendor shows it: everything but whom it reached. */
export function present({ id: spaceId }: Space, computed: Computed): object {
  const { values: _values, class: _class, collection: _collection, createdAt, updatedAt, ...shown } = computed;
  return {
    ...shown,
    description: computed.description ?? '',
    spaceId,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}

/** Lets it settle into its lasting status after the visibility delay. */
export function settleLater(state: SegmentState, computed: Computed): void {
  state.pending.accept(state.visibilityDelay, () => {
    computed.status = computed.enabled ? 'Live' : 'Disabled';
  });
}

/** The first fields of something new. Throws a 409 `Refusal` when its key is in use. */
export function newComputation(
  { state, caller }: PublicCall,
  others: readonly Computed[],
  prefix: string,
  name: string,
) {
  const key = audienceKey(name);
  if (others.some((other) => other.key === key)) throw conflict(`The key ${key} is in use`);
  const now = state.clock.now();
  return {
    id: `${prefix}_${crypto.randomUUID().replaceAll('-', '')}`,
    key,
    values: new Map<string, { value: unknown; updatedAt: number }>(),
    status: 'Preparing' as const,
    createdBy: caller,
    updatedBy: caller,
    createdAt: now,
    updatedAt: now,
  };
}

/** Applies an edit and locks until it has settled. Throws a 409 `Refusal` while an earlier edit is being applied. */
export function change({ state, caller }: PublicCall, computed: Computed, edit: Change): void {
  if (computed.status === 'Locked') throw conflict('Locked while an edit is applied');
  const { name, enabled, description, definition } = edit;
  if (name !== undefined) computed.name = name;
  if (enabled !== undefined) computed.enabled = enabled;
  if (description !== undefined) computed.description = description;
  if (definition !== undefined) computed.definition.query = definition.query;
  computed.status = 'Locked';
  computed.updatedBy = caller;
  computed.updatedAt = state.clock.now();
  settleLater(state, computed);
}

/** Leaves the key behind, as a plain trait of everybody it had reached. */
export function leaveTraits(space: Space, { id, key, collection, values }: Computed): void {
  for (const [identifier, { value, updatedAt }] of values) {
    const profile = space[collection].find(identifier);
    if (profile !== undefined)
      applyTraits(profile, { [key]: value }, { at: updatedAt, sourceId: space.id, messageId: id });
  }
}

import type { Identifier } from './identifiers.ts';

const day = 86_400_000;
const periods = { ever: Number.POSITIVE_INFINITY, day, week: 7 * day, month: 30 * day, year: 365 * day } as const;

/** How many values of one identifier type a profile may hold. */
export interface IdentifierLimit {
  limit: number;
  /** Over which time values are counted; default `ever`. */
  period?: keyof typeof periods;
}

const suggestedBlockedValues = [/^[0-]*$/, /^-1$/, /^null$/, /^anonymous$/];

export interface IdentityRules {
  /** True for a value that must never identify anybody. */
  blocks(id: string): boolean;
  /** Orders identifiers by priority: `user_id`, then `email`, then the rest by name. */
  compare(left: Identifier, right: Identifier): number;
  /** True when a profile that holds all of these would hold too many of one type. */
  exceeded(held: readonly (Identifier & { createdAt: number })[], now: number): boolean;
}

/** The identity resolution settings of a space. */
export function createIdentityRules(
  settings: { limits?: Record<string, IdentifierLimit> | undefined; blocked?: RegExp[] | undefined } = {},
): IdentityRules {
  const limits = new Map(Object.entries({ user_id: { limit: 1 }, ...settings.limits }));
  const blocked = settings.blocked ?? suggestedBlockedValues;
  const limitOf = (type: string): IdentifierLimit => limits.get(type) ?? { limit: 5 };
  const rank = (type: string) => (type === 'user_id' ? 0 : type === 'email' ? 1 : 2);
  return {
    blocks: (id) => blocked.some((pattern) => pattern.test(id)),
    compare: (left, right) =>
      rank(left.type) - rank(right.type) || (left.type < right.type ? -1 : +(left.type > right.type)),
    exceeded(held, now) {
      const values = new Map<string, Set<string>>();
      for (const { type, id, createdAt } of held) {
        if (now - createdAt >= periods[limitOf(type).period ?? 'ever']) continue;
        values.set(type, (values.get(type) ?? new Set<string>()).add(id));
      }
      return [...values].some(([type, ids]) => ids.size > limitOf(type).limit);
    },
  };
}

import { z } from 'zod';

/** One aspect in which the definition and the facts do not agree. */
export interface Difference {
  /** Id of the fact; the name of the endpoint when there is no fact of it. */
  id: string;
  /** `status`, `query.limit`, `body.users.email`, ... */
  aspect: string;
  fact: string;
  definition: string;
}

/** What both sides say where they say nothing. */
export const nothing = 'none';

const reasonSchema = z.strictObject({
  reason: z.string(),
  /** What the definition says, by aspect. Anything else it may say is not excused. */
  is: z.record(z.string(), z.string()),
  /**
   * Ids of the facts. Absent: every endpoint whose definition leaves the aspect out. Where it says something, a lost
   * declaration could look like agreement, so there the endpoints have to be named.
   */
  of: z.array(z.string()).nonempty().optional(),
});

/** Why a definition says something else than the facts. */
export const differencesSchema = z.strictObject({
  /** By name, the endpoints that the facts do not have. */
  declared: z.record(z.string(), z.string()).default({}),
  /** The size that a server takes of every body, for facts that have no sizes. */
  body_sizes: z.strictObject({ reason: z.string(), servers: z.record(z.string(), z.number().int()) }).optional(),
  reasons: z.array(reasonSchema).default([]),
});
export type Differences = z.infer<typeof differencesSchema>;

interface Excuse {
  /** Undefined: of every endpoint. */
  id: string | undefined;
  aspect: string;
  /** Undefined: whatever the definition says. */
  definition: string | undefined;
}

function excusesOf({ declared, reasons }: Differences): Excuse[] {
  return [
    ...Object.keys(declared).map((id) => ({ id, aspect: 'declared', definition: undefined })),
    ...reasons.flatMap(({ is, of }) =>
      Object.entries(is).flatMap(([aspect, definition]): Excuse[] =>
        of === undefined ? [{ id: undefined, aspect, definition }] : of.map((id) => ({ id, aspect, definition })),
      ),
    ),
  ];
}

function excuses(excuse: Excuse, { id, aspect, definition }: Difference): boolean {
  if (excuse.aspect !== aspect) return false;
  if (excuse.definition !== undefined && excuse.definition !== definition) return false;
  return excuse.id === undefined ? definition === nothing : excuse.id === id;
}

/** Differences without a reason, and reasons without a difference, one sentence each. */
export function unexplained(found: readonly Difference[], differences: Differences): string[] {
  const all = excusesOf(differences);
  const used = new Set<Excuse>();
  const problems: string[] = [];
  for (const difference of found) {
    const fitting = all.filter((excuse) => excuses(excuse, difference));
    for (const excuse of fitting) used.add(excuse);
    if (fitting.length > 0) continue;
    const { id, aspect, fact, definition } = difference;
    problems.push(`${id} ${aspect}: the facts say ${fact}, the definition says ${definition}`);
  }
  const idle = all.filter((excuse) => !used.has(excuse));
  return [
    ...problems,
    ...idle.map(({ id, aspect }) => `${id ?? '*'} ${aspect}: a reason is given for what does not differ`),
  ];
}

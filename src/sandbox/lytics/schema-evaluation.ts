import { z } from 'zod';
import type { Account } from './account.ts';
import { check } from './body.ts';
import { type IdentityKey, identitiesIn } from './identities.ts';
import { readExpression, toTarget } from './mapping-query.ts';
import type { SchemaVersion } from './schema-versions.ts';
import { type StreamMapping, mapRecord } from './streams.ts';
import type { Fields } from './values.ts';

/** How one field of a stream's records fills a field of profiles. */
export const mappingSchema = z.object({
  id: z.string().min(1).optional(),
  stream: z.string().min(1),
  field: z.string().min(1),
  expr: z.string().min(1),
});

/**
 * How records reach profiles when a version of the schema is in force, by stream: what is in force already, and the
 * version's mappings. A mapping whose expression is not understood here fills nothing.
 */
export function streamMappings({ streams }: Account, version: SchemaVersion): Map<string, StreamMapping> {
  const mapped = new Map(streams);
  for (const sent of version.mappings.values()) {
    const { stream, field, expr } = check(mappingSchema, sent);
    const present = mapped.get(stream);
    const expression = readExpression(expr);
    if (present === 'one_to_one' || expression === undefined) continue;
    mapped.set(stream, { ...present, [expression.source]: toTarget(expression, field) });
  }
  return mapped;
}

/** What a version of the schema would make of a record of a stream. Nothing is stored. */
export function evaluateRecord(
  account: Account,
  version: SchemaVersion,
  { stream, record }: { stream: string; record: Fields },
): { entity: Fields; keys: IdentityKey[] } {
  const mapping = streamMappings(account, version).get(stream);
  const entity = mapping === undefined ? {} : mapRecord(record, mapping);
  return { entity, keys: identitiesIn(entity, account.profiles.identityFields) };
}

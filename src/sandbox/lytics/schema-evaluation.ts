import type { Account } from './account.ts';
import { type IdentityKey, identitiesIn } from './identities.ts';
import type { SchemaVersion } from './schema-versions.ts';
import { rulesOf } from './stream-rules.ts';
import { mapRecord } from './streams.ts';
import type { Fields } from './values.ts';

/** What a version of the schema would make of a record of a stream. Nothing is stored. */
export function evaluateRecord(
  account: Account,
  version: SchemaVersion,
  { stream, record }: { stream: string; record: Fields },
): { entity: Fields; keys: IdentityKey[] } {
  const rules = rulesOf(account, version, stream);
  const entity = rules === undefined ? {} : mapRecord(record, rules);
  return { entity, keys: identitiesIn(entity, account.profiles.identityFields) };
}

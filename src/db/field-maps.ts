import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import { runQuery } from './run-query.ts';
import { fieldMap } from './schema.ts';

const fieldMapRow = z.object({
  accountId: z.string(),
  /** 1 at first. */
  version: z.int(),
  /** The fields that were declared for this account alone. */
  hostFields: z.array(z.unknown()),
  mappings: z.record(z.string(), z.unknown()),
  savedBy: z.string(),
  /** The version whose mappings an undo brought back, 0 for none; null for a state that was saved. */
  restores: z.int().nullable(),
  createdAt: z.date(),
});

/** A state of an account's field map. */
export type FieldMapRow = z.infer<typeof fieldMapRow>;

/**
 * Adds a state. Of several callers that add the same version, one succeeds; for the others the answer is undefined and
 * nothing was stored.
 */
export async function insertFieldMap(database: Database, row: FieldMapRow): Promise<FieldMapRow | undefined> {
  const [inserted] = await runQuery(database.insert(fieldMap).values(row).onConflictDoNothing().returning());
  return inserted && fieldMapRow.parse(inserted);
}

/** The states of an account's map, the newest first. @param before only those with a smaller version */
export async function listFieldMaps(
  database: Database,
  accountId: string,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<FieldMapRow[]> {
  const older = before === undefined ? undefined : lt(fieldMap.version, before);
  const rows = await runQuery(
    database
      .select()
      .from(fieldMap)
      .where(and(eq(fieldMap.accountId, accountId), older))
      .orderBy(desc(fieldMap.version))
      .limit(limit),
  );
  return z.array(fieldMapRow).parse(rows);
}

/** The state in force; undefined when the account never had a map. */
export async function findFieldMap(database: Database, accountId: string): Promise<FieldMapRow | undefined> {
  const [row] = await listFieldMaps(database, accountId, { limit: 1 });
  return row;
}

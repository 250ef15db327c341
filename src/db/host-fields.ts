import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import { runQuery } from './run-query.ts';
import { hostField } from './schema.ts';

const hostFieldRow = z.object({
  integration: z.string(),
  name: z.string(),
  declaration: z.record(z.string(), z.unknown()),
  createdAt: z.date(),
  updatedAt: z.date(),
});

/** A field of the product's own users, as it was declared for one integration. */
export type HostFieldRow = z.infer<typeof hostFieldRow>;

/** Declares a field, or declares it anew. */
export async function upsertHostField(
  database: Database,
  field: Pick<HostFieldRow, 'integration' | 'name' | 'declaration'>,
  now: Date,
): Promise<HostFieldRow> {
  const rows = await runQuery(
    database
      .insert(hostField)
      .values({ ...field, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({
        target: [hostField.integration, hostField.name],
        set: { declaration: sql`excluded.declaration`, updatedAt: sql`excluded.updated_at` },
      })
      .returning(),
  );
  return hostFieldRow.parse(rows[0]);
}

/** The fields of an integration, in the order in which they were first declared. */
export async function listHostFields(database: Database, integration: string): Promise<HostFieldRow[]> {
  const rows = await runQuery(
    database
      .select()
      .from(hostField)
      .where(eq(hostField.integration, integration))
      .orderBy(asc(hostField.createdAt), asc(hostField.name)),
  );
  return z.array(hostFieldRow).parse(rows);
}

export async function findHostField(
  database: Database,
  integration: string,
  name: string,
): Promise<HostFieldRow | undefined> {
  const [row] = await runQuery(database.select().from(hostField).where(isField(integration, name)));
  return row && hostFieldRow.parse(row);
}

/** Takes a declaration back; false when there is none. */
export async function deleteHostField(database: Database, integration: string, name: string): Promise<boolean> {
  const rows = await runQuery(
    database.delete(hostField).where(isField(integration, name)).returning({ name: hostField.name }),
  );
  return rows.length > 0;
}

function isField(integration: string, name: string) {
  return and(eq(hostField.integration, integration), eq(hostField.name, name));
}

import { is, sql } from 'drizzle-orm';
import { getTableConfig, IndexedColumn, type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { schema } from './index.ts';

const tables = Object.values(schema).flatMap((value) => (is(value, PgTable) ? [getTableConfig(value)] : []));
const inOrder = (lines: string[]) => lines.toSorted();

/** What the schema declares, as lines in the form that the catalogue query below answers. */
function declared(): string[] {
  return inOrder(
    tables.flatMap(({ name, columns, primaryKeys, indexes, checks }) => [
      ...columns.map((column) => `${name}.${column.name} ${describeColumn(column)}`),
      ...columns.filter((column) => column.primary).map((column) => `${name} unique index (${column.name})`),
      ...primaryKeys.map((key) => `${name} unique index (${key.columns.map((column) => column.name).join(', ')})`),
      ...indexes.map(({ config }) => {
        const on = config.columns.map((column) => (is(column, IndexedColumn) ? column.name : '?')).join(', ');
        return `${name} ${config.unique ? 'unique ' : ''}index (${on})`;
      }),
      ...checks.map((check) => `${name} check ${check.name}`),
    ]),
  );
}

function describeColumn(column: PgColumn): string {
  const type = column.getSQLType().replace(' (', '(');
  return [type, column.notNull ? 'not null' : 'null', column.hasDefault ? 'default' : ''].join(' ').trim();
}

describe('the drizzle schema', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('declares exactly the columns, indexes and checks that the migrations make', async () => {
    const rows = await test.database.select({ line: sql`line`.mapWith(String) }).from(sql`(
      select relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
        || case when attnotnull then ' not null' else ' null' end
        || case when atthasdef then ' default' else '' end as line
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
      union all
      select tablename || case when indexdef like 'CREATE UNIQUE%' then ' unique' else '' end || ' index '
        || substring(indexdef from '\\(.*$')
      from pg_indexes where schemaname = 'public'
      union all
      select relname || ' check ' || conname
      from pg_constraint join pg_class on pg_class.oid = conrelid
      where contype = 'c' and connamespace = 'public'::regnamespace
    ) as catalogue`);
    expect(inOrder(rows.map(({ line }) => line))).toEqual(declared());
  });
});

import { and, asc, count, eq, gt, ne, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';
import { runQuery } from './run-query.ts';
import { tenantKey } from './schema.ts';

/** A tenant's data key, wrapped by a root key. */
export interface TenantKey {
  tenantId: string;
  wrappedKey: string;
  rootKeyId: string;
  version: number;
}

/** The data keys of all tenants; what the vault keeps its keys in. */
export interface TenantKeys {
  /** The tenant's key, by one indexed read. */
  find(tenantId: string): Promise<TenantKey | undefined>;
  /** Stores the key unless the tenant has one, and answers the one that is stored: all racers get the winner's. */
  createOnce(key: TenantKey): Promise<TenantKey>;
  /** Stores another wrapping of the same data key; false when `current` is no longer what is stored. Atomic. */
  rewrap(current: TenantKey, next: Pick<TenantKey, 'wrappedKey' | 'rootKeyId'>): Promise<boolean>;
  /** How many keys are wrapped by other root keys than this. */
  countNotWrappedBy(rootKeyId: string): Promise<number>;
  /** The keys that other root keys wrap, in the order of their tenants' ids. */
  listNotWrappedBy(rootKeyId: string, page: { limit: number; afterTenantId?: string }): Promise<TenantKey[]>;
  /** Deletes the tenant's key; false when there was none. */
  remove(tenantId: string): Promise<boolean>;
}

const columns = {
  tenantId: tenantKey.tenantId,
  wrappedKey: tenantKey.wrappedKey,
  rootKeyId: tenantKey.rootKeyId,
  version: tenantKey.version,
};

/**
 * The tenants' keys as this database stores them.
 *
 * @example
 * const vault = createVault({ keyRing, tenantKeys: createTenantKeys({ database, clock }), clock });
 */
export function createTenantKeys({ database, clock }: { database: Database; clock: Pick<Clock, 'now'> }): TenantKeys {
  return {
    async find(tenantId) {
      const [key] = await runQuery(database.select(columns).from(tenantKey).where(eq(tenantKey.tenantId, tenantId)));
      return key;
    },
    async createOnce(key) {
      const now = new Date(clock.now());
      // The update changes nothing: it makes the statement return the row that is there, in one step with the insert.
      const [stored] = await runQuery(
        database
          .insert(tenantKey)
          .values({ ...key, createdAt: now, updatedAt: now })
          .onConflictDoUpdate({ target: tenantKey.tenantId, set: { tenantId: sql`excluded.tenant_id` } })
          .returning(columns),
      );
      if (!stored) throw new Error('An insert that returns its row returned none.');
      return stored;
    },
    async rewrap(current, { wrappedKey, rootKeyId }) {
      const isCurrent = and(eq(tenantKey.tenantId, current.tenantId), eq(tenantKey.wrappedKey, current.wrappedKey));
      const rows = await runQuery(
        database
          .update(tenantKey)
          .set({ wrappedKey, rootKeyId, updatedAt: new Date(clock.now()) })
          .where(isCurrent)
          .returning({ tenantId: tenantKey.tenantId }),
      );
      return rows.length > 0;
    },
    async countNotWrappedBy(rootKeyId) {
      const [row] = await runQuery(
        database.select({ count: count() }).from(tenantKey).where(ne(tenantKey.rootKeyId, rootKeyId)),
      );
      return row?.count ?? 0;
    },
    listNotWrappedBy(rootKeyId, { limit, afterTenantId }) {
      const isNext = afterTenantId === undefined ? undefined : gt(tenantKey.tenantId, afterTenantId);
      return runQuery(
        database
          .select(columns)
          .from(tenantKey)
          .where(and(ne(tenantKey.rootKeyId, rootKeyId), isNext))
          .orderBy(asc(tenantKey.tenantId))
          .limit(limit),
      );
    },
    async remove(tenantId) {
      const rows = await runQuery(
        database.delete(tenantKey).where(eq(tenantKey.tenantId, tenantId)).returning({ tenantId: tenantKey.tenantId }),
      );
      return rows.length > 0;
    },
  };
}

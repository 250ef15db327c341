import { type Database, holdLock } from '../db/index.ts';
import type { CrosswalkApi } from '../crosswalk.ts';
import type { NodeCrosswalk } from './node.ts';

/** The tenant of the ready-made accounts. */
export const sandboxTenant = 'sandbox';

/** A ready-made account, to try Crosswalk with. */
export interface SandboxAccount {
  id: string;
  integration: string;
  label: string;
}

/**
 * Links an account of the built-in sandbox for each integration that it has, unless that was done before: ids stay the
 * same from start to start. None without the sandbox.
 */
export async function ensureSandboxAccounts(crosswalk: NodeCrosswalk): Promise<SandboxAccount[]> {
  const { api, builtInSandbox, database } = crosswalk;
  if (builtInSandbox === undefined) return [];
  const integrations = Object.keys(builtInSandbox.world.connections);
  const link = () => linkMissing(api, integrations);
  // The embedded database has one process and one connection: there a lock is neither needed nor possible.
  return database.isEmbedded ? link() : oneAtATime(database.database, link);
}

function oneAtATime<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.transaction(async (transaction) => {
    await holdLock(transaction, 'sandbox_accounts');
    return work();
  });
}

async function linkMissing({ accounts }: CrosswalkApi, integrations: readonly string[]): Promise<SandboxAccount[]> {
  const linked: SandboxAccount[] = [];
  for (const integration of integrations) {
    const filter = { tenantId: sandboxTenant, integration, isSandbox: true };
    const newAccount = { tenantId: sandboxTenant, integration, context: {}, sandbox: true };
    const [known] = await accounts.list(filter, { limit: 1 });
    const account = known ?? (await accounts.create(newAccount));
    linked.push({ id: account.id, integration, label: account.integration.label });
  }
  return linked;
}

import { type Database, holdLock } from '../db/index.ts';
import type { CompiledIntegration } from '../definitions/index.ts';
import type { NodeCrosswalk } from './node.ts';

/** The tenant of the ready-made accounts. */
export const sandboxTenant = 'sandbox';

const pageSize = 100;

type Accounts = NodeCrosswalk['api']['accounts'];
type AccountFilter = Parameters<Accounts['list']>[0];
type AccountView = Awaited<ReturnType<Accounts['get']>>;

/** A ready-made account, to try Crosswalk with. */
export interface SandboxAccount {
  id: string;
  integration: string;
  label: string;
  /** A path of the vendor that can be read without parameters, if it has one. */
  samplePath: string | undefined;
}

/** The call that checks credentials is one that everybody may make. */
function samplePathOf({ checks, defaultServer }: CompiledIntegration): string | undefined {
  const endpoints = checks.flatMap(({ server, call }) => (call && server === defaultServer ? [call.endpoint] : []));
  return endpoints.find(({ verb, path }) => verb === 'get' && !path.includes('{'))?.path;
}

/**
 * Links an account of the built-in sandbox for each integration that it has, unless that was done before: ids stay the
 * same from start to start. None without the sandbox.
 */
export async function ensureSandboxAccounts(crosswalk: NodeCrosswalk): Promise<SandboxAccount[]> {
  const { builtInSandbox, database } = crosswalk;
  if (builtInSandbox === undefined) return [];
  const integrations = Object.keys(builtInSandbox.world.connections);
  const link = () => linkMissing(crosswalk, integrations);
  // The embedded database has one process and one connection: there a lock is neither needed nor possible.
  return database.isEmbedded ? link() : oneAtATime(database.database, link);
}

function oneAtATime<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.transaction(async (transaction) => {
    await holdLock(transaction, 'sandbox_accounts');
    return work();
  });
}

/** The account that was linked first: those that users added to the same tenant are newer. */
async function firstLinked(
  accounts: Accounts,
  filter: AccountFilter,
  newer?: AccountView,
): Promise<AccountView | undefined> {
  const after = newer && { createdAt: new Date(newer.created_at), id: newer.id };
  const oldest = (await accounts.list(filter, { limit: pageSize, ...(after && { after }) })).at(-1);
  return oldest === undefined ? newer : firstLinked(accounts, filter, oldest);
}

async function linkMissing(
  { api: { accounts }, definitions }: NodeCrosswalk,
  integrations: readonly string[],
): Promise<SandboxAccount[]> {
  const linked: SandboxAccount[] = [];
  for (const integration of integrations) {
    const filter = { tenantId: sandboxTenant, integration, isSandbox: true };
    const newAccount = { tenantId: sandboxTenant, integration, context: {}, sandbox: true };
    const account = (await firstLinked(accounts, filter)) ?? (await accounts.create(newAccount));
    const { label } = account.integration;
    linked.push({ id: account.id, integration, label, samplePath: samplePathOf(definitions.get(integration)) });
  }
  return linked;
}

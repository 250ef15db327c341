import { type Database, holdLock, type Position } from '../db/index.ts';
import type { CompiledIntegration } from '../definitions/index.ts';
import type { NodeCrosswalk } from './node.ts';
import type { SandboxOnDemand } from './sandbox-on-demand.ts';

/** The tenant of the ready-made accounts. */
export const sandboxTenant = 'sandbox';

const pageSize = 100;

type Accounts = NodeCrosswalk['api']['accounts'];
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
  const link = () => linkMissing(crosswalk, builtInSandbox);
  // The embedded database has one process and one connection: there a lock is neither needed nor possible.
  return database.isEmbedded ? link() : oneAtATime(database.database, link);
}

function oneAtATime<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return database.transaction(async (transaction) => {
    await holdLock(transaction, 'sandbox_accounts');
    return work();
  });
}

/** The account of each integration that was linked first: those that users added to the same tenant are newer. */
async function firstLinked(accounts: Accounts): Promise<Map<string, AccountView>> {
  const first = new Map<string, AccountView>();
  const filter = { tenantId: sandboxTenant, isSandbox: true };
  let after: Position | undefined;
  for (;;) {
    const page = await accounts.list(filter, { limit: pageSize, ...(after && { after }) });
    for (const account of page) first.set(account.integration.name, account);
    const oldest = page.at(-1);
    if (oldest === undefined || page.length < pageSize) return first;
    after = { createdAt: new Date(oldest.created_at), id: oldest.id };
  }
}

async function linkMissing(
  { api: { accounts }, definitions }: NodeCrosswalk,
  { connectionOf }: SandboxOnDemand,
): Promise<SandboxAccount[]> {
  const first = await firstLinked(accounts);
  const linked: SandboxAccount[] = [];
  for (const integration of definitions.names) {
    let account = first.get(integration);
    if (account === undefined) {
      if ((await connectionOf(integration)) === undefined) continue;
      account = await accounts.create({ tenantId: sandboxTenant, integration, context: {}, sandbox: true });
    }
    const { label } = account.integration;
    linked.push({ id: account.id, integration, label, samplePath: samplePathOf(definitions.get(integration)) });
  }
  return linked;
}

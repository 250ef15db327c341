import { type Crosswalk, type LogEntry, prepareCrosswalk } from '../../src/index.ts';
import { generateRootKey, parseKeyRing } from '../../src/vault/index.ts';
import { createTestClock, type TestClock } from '../clock.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { northwind, oauthClients } from './northwind.ts';
import { createRotatingProvider, type RotatingProvider } from './rotating-provider.ts';

/** Several Crosswalks on one database, as several processes are, and the vendor that all of them call. */
export interface Stage {
  clock: TestClock;
  database: TestDatabase;
  provider: RotatingProvider;
  crosswalks: [Crosswalk, ...Crosswalk[]];
  logs: LogEntry[];
  token: string;
  /** An account that was allowed access just now. */
  link(): Promise<string>;
  /** Calls the vendor for an account; time moves on meanwhile. */
  call(account: string, crosswalk?: Crosswalk): Promise<{ status: number; body: unknown }>;
  /** Moves time on until the promise settles; on a server in small steps, so that it does not run away from queries. */
  settle<Result>(promise: Promise<Result>): Promise<Result>;
  /** Like `call`, without moving time. */
  start(account: string, crosswalk?: Crosswalk): Promise<Response>;
  close(): Promise<void>;
}

/** Checked and compiled once for all stages. */
const assemble = prepareCrosswalk({ integrations: { northwind } });

export async function startStage({ life = 3600 }: { life?: number } = {}): Promise<Stage> {
  const database = await openTestDatabase();
  const clock = createTestClock();
  const provider = createRotatingProvider(clock, life);
  const logs: LogEntry[] = [];
  const keyRing = parseKeyRing(generateRootKey('test'));
  const signingKeys = [crypto.getRandomValues(new Uint8Array(32))];
  const build = () =>
    assemble({
      database: database.database,
      clock,
      keyRing,
      signingKeys,
      transport: provider.transport,
      oauthClients,
      publicUrl: new URL('https://crosswalk.test'),
      log: (entry) => logs.push(entry),
    });
  const first = build();
  const { token } = await first.api.tokens.create({ name: 'test', scopes: ['admin'] });

  const start = (account: string, crosswalk = first) =>
    crosswalk.fetch(
      new Request(`http://crosswalk.test/custom/me?integrated_account_id=${account}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
  const settle = <Result>(promise: Promise<Result>) => clock.advanceUntil(promise, database.isServer ? 2 : 50);
  return {
    clock,
    database,
    settle,
    provider,
    crosswalks: [first, build()],
    logs,
    token,
    async link() {
      const tokens = { access_token: provider.allow() };
      const created = first.api.accounts.create({ tenantId: 'acme', integration: 'northwind', context: {}, tokens });
      return (await settle(created)).id;
    },
    start,
    async call(account, crosswalk) {
      const response = await settle(start(account, crosswalk));
      return { status: response.status, body: await response.json() };
    },
    close: () => database.close(),
  };
}

import { type Crosswalk, type CrosswalkOptions, type LogEntry, prepareCrosswalk } from '../src/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../src/mapping/index.ts';
import { transportFromFetch } from '../src/egress/index.ts';
import {
  connectionOf,
  createSandbox,
  furnish,
  type Sandbox,
  vendorNames,
  type VendorName,
  type World,
} from '../src/sandbox/index.ts';
import { generateRootKey, parseKeyRing } from '../src/vault/index.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** An answer with its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The JSON body; null when there is none. */
  body: JsonValue;
  text: string;
}

/** Crosswalk on a database of its own, with the four sandboxes, a token, and one account of each vendor. */
export interface Harness {
  crosswalk: Crosswalk;
  clock: TestClock;
  database: TestDatabase;
  sandbox: Sandbox;
  world: World;
  /** An admin token for all tenants. */
  token: string;
  /** Integrated account ids of the ready-made sandbox accounts, by vendor. */
  accounts: Record<VendorName, string>;
  /** Everything that was logged. */
  logs: LogEntry[];
  /** One HTTP request through the public surface; time moves on while it waits. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  /** Sent as JSON unless it is text or bytes. */
  body?: JsonValue | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  /** Null: no token. Absent: the harness's own. */
  token?: string | null;
}

export interface HarnessOptions {
  /** Sample people in every vendor's account. Default 20. */
  people?: number;
  crosswalk?: Partial<CrosswalkOptions>;
}

/** The id of the tenant that the ready-made accounts belong to. */
export const tenant = 'acme';

/** The body as an object, for tests that know that it is one. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw new TypeError(`expected an object, not ${JSON.stringify(value)}`);
}

/** The value as a list, for tests that know that it is one. */
export function listOf(value: JsonValue | undefined): JsonValue[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`expected a list, not ${JSON.stringify(value)}`);
}

/** The value as text, for tests that know that it is one. */
export function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`expected text, not ${JSON.stringify(value)}`);
}

function requestBody(body: CallOptions['body']): BodyInit | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body;
  return JSON.stringify(body);
}

/** Without definitions of a test's own. Checking and compiling takes most of a start, and one serves all harnesses. */
const assemble = prepareCrosswalk();

function build(options: CrosswalkOptions): Crosswalk {
  const isCustomised = options.integrations !== undefined || options.overrides !== undefined;
  return (isCustomised ? prepareCrosswalk(options) : assemble)(options);
}

/**
 * Starts a harness.
 *
 * @example
 * const harness = await startHarness();
 * const { body } = await harness.call('GET', `/unified/user-directory/users/person-0001?integrated_account_id=${harness.accounts.braze}`);
 * await harness.close();
 */
export async function startHarness({ people = 20, crosswalk: overrides = {} }: HarnessOptions = {}): Promise<Harness> {
  const database = await openTestDatabase();
  const clock = createTestClock();
  const sandbox = createSandbox({ clock });
  const world = furnish(sandbox, { people });
  const logs: LogEntry[] = [];
  const transport = transportFromFetch((request) => sandbox.fetch(request));
  const crosswalk = build({
    database: database.database,
    clock,
    keyRing: parseKeyRing(generateRootKey('test')),
    signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
    transport,
    sandbox: { transport, connectionOf },
    log: (entry) => logs.push(entry),
    publicUrl: new URL('http://crosswalk.test'),
    ...overrides,
  });
  const { token } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'] });
  const link = async (integration: VendorName) => {
    const created = crosswalk.api.accounts.create({ tenantId: tenant, integration, context: {}, sandbox: true });
    return (await clock.advanceUntil(created)).id;
  };
  const [braze, iterable, segment, lytics] = [
    await link('braze'),
    await link('iterable'),
    await link('segment'),
    await link('lytics'),
  ];

  return {
    crosswalk,
    clock,
    database,
    sandbox,
    world,
    token,
    accounts: { braze, iterable, segment, lytics },
    logs,
    async call(method, path, { body, headers = {}, token: given = token } = {}) {
      const content = requestBody(body);
      const request = new Request(`http://crosswalk.test${path}`, {
        method,
        headers: { ...(given === null ? {} : { authorization: `Bearer ${given}` }), ...headers },
        ...(content === undefined ? {} : { body: content }),
      });
      const response = await clock.advanceUntil(crosswalk.fetch(request));
      const text = await clock.advanceUntil(response.text());
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      const parsed: JsonValue = isJson && text !== '' ? JSON.parse(text) : null;
      return { status: response.status, headers: response.headers, body: parsed, text };
    },
    close: () => database.close(),
  };
}

export { vendorNames, type VendorName };

import { createCrosswalk } from '../../src/index.ts';
import { transportFromFetch } from '../../src/egress/index.ts';
import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { generateRootKey, parseKeyRing } from '../../src/vault/index.ts';
import { createTestClock, type TestClock } from '../clock.ts';
import { openTestDatabase } from '../database.ts';
import { type Answer, tenant } from '../harness.ts';

/** A request as the vendor received it. */
export interface Received {
  method: string;
  /** Path and query as they stood in the request line. */
  target: string;
  contentType: string | null;
  accept: string | null;
  body: string;
}

export interface CallOptions {
  /** Sent as JSON unless it is text or bytes. */
  body?: JsonValue | Uint8Array<ArrayBuffer>;
  /** Content type; absent: as the Fetch standard has it. */
  type?: string;
}

/** Crosswalk with one account of a vendor that answers as the test says. */
export interface Acme {
  clock: TestClock;
  account: string;
  received: Received[];
  /** Answers all requests from now on. */
  answerWith(answer: (request: Request) => Response | Promise<Response>): void;
  /** A request to `/proxy/{path}`, the account added to its query. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** The same with its answer unread. */
  open(method: string, path: string): Promise<Response>;
  close(): Promise<void>;
}

export const key = 'acme-secret-key';

const integration = {
  format: 1,
  name: 'acme',
  label: 'Acme',
  category: 'Test',
  documentation: 'https://acme.example',
  connection: { api_key: { label: 'Key', secret: true } },
  servers: {
    api: {
      default: true,
      url: 'https://api.acme.example',
      hosts: ['api.acme.example'],
      authentication: { bearer: '{api_key}' },
      max_bytes: 2000,
    },
  },
  verify: [{ server: 'api', impossible: 'A test needs none.' }],
  limits: { default: { requests: 10, per: '1s' } },
  paging: { cursors: { style: 'cursor', parameter: 'after', next: 'next', size: 'count', default: 2, maximum: 5 } },
  failures: { message: ['message'], success: { at: 'status', is: ['ok'] } },
} as const;

/** A list in pages, which every test may read. */
const things = { get: '/things', summary: 'List things.', list: 'things', page: 'cursors' };

/** Starts Crosswalk with a vendor that has these endpoints, and `things.list`. */
export async function startAcme(endpoints: JsonObject): Promise<Acme> {
  const database = await openTestDatabase();
  const clock = createTestClock();
  const received: Received[] = [];
  let answer: (request: Request) => Response | Promise<Response> = () => Response.json({ status: 'ok' });
  const transport = transportFromFetch(async (request) => {
    const { headers, method, url } = request;
    received.push({
      method,
      target: url.slice(url.indexOf('/', 'https://'.length)),
      contentType: headers.get('content-type'),
      accept: headers.get('accept'),
      body: await request.text(),
    });
    return answer(request);
  });
  const crosswalk = createCrosswalk({
    database: database.database,
    clock,
    keyRing: parseKeyRing(generateRootKey('test')),
    signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
    transport,
    integrations: {
      acme: { integration, endpoints: { format: 1, endpoints: { 'things.list': things, ...endpoints } } },
    },
  });
  const { token } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'] });
  const { id: account } = await crosswalk.api.accounts.create({
    tenantId: tenant,
    integration: 'acme',
    context: { api_key: key },
    verify: false,
  });

  async function send(method: string, path: string, { body, type }: CallOptions = {}): Promise<Response> {
    const isContent = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const content = isContent ? body : JSON.stringify(body);
    const address = `http://crosswalk.test/proxy/${path}${path.includes('?') ? '&' : '?'}integrated_account_id=${account}`;
    const request = new Request(address, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(content === undefined ? {} : { body: content }),
    });
    return clock.advanceUntil(crosswalk.fetch(request));
  }

  return {
    clock,
    account,
    received,
    answerWith(next) {
      answer = next;
    },
    open: (method, path) => send(method, path),
    async call(method, path, options) {
      const response = await send(method, path, options);
      const text = await clock.advanceUntil(response.text());
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      const parsed: JsonValue = isJson && text !== '' ? JSON.parse(text) : null;
      return { status: response.status, headers: response.headers, body: parsed, text };
    },
    close: () => database.close(),
  };
}

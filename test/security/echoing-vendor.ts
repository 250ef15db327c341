import { gzipSync } from 'node:zlib';
import { type Transport } from '../../src/index.ts';
import { transportFromFetch } from '../../src/egress/index.ts';
import { encoders, type Encoding } from './canaries.ts';

/** One way in which a vendor gives back what it was sent. */
export interface Echo {
  name: string;
  answer(dump: string, request: Request): Promise<Response> | Response;
}

const json = { 'content-type': 'application/json' };

/** A refusal in the dialects of all vendors at once, so that whatever is read as the message holds the echo. */
function refusal(text: string): string {
  return JSON.stringify({
    message: text,
    msg: text,
    code: text,
    error: { message: text },
    errors: [{ message: text, [text]: [text], data: { msBeforeNext: 1500 } }],
  });
}

const encodings: readonly Encoding[] = [
  'plain',
  'json',
  'percent',
  'percent in lower case',
  'percent twice',
  'form',
  'html',
  'base64',
  'base64url',
  'hex',
];

const statuses = [400, 401, 403, 404, 409, 422, 429, 500, 503];

const inJson = encodings.map((encoding): Echo => ({
  name: `in JSON, ${encoding}`,
  answer: (dump) => new Response(refusal(encoders[encoding](dump)), { status: 400, headers: json }),
}));

const inHtml = (['html', 'base64', 'percent twice'] as const).map((encoding): Echo => ({
  name: `in HTML, ${encoding}`,
  answer(dump) {
    const page = `<!doctype html><pre>${encoders[encoding](dump)}</pre>`;
    return new Response(page, { status: 502, headers: { 'content-type': 'text/html' } });
  },
}));

/** A success in the dialects of all vendors at once, so that whatever is read as the answer holds the echo. */
function success(text: string): string {
  const item = { id: text, name: text, external_id: text, email: 'ada@example.com', [text]: [text] };
  const lists = { segments: [item], users: [item], channels: [item], lists: [item], audiences: [item] };
  return JSON.stringify({
    ...lists,
    message: 'success',
    status: 200,
    user: { ...item, dataFields: item },
    traits: item,
    data: { ...lists, ...item },
  });
}

const inSuccesses = (['plain', 'json', 'percent', 'html', 'base64', 'hex'] as const).map((encoding): Echo => ({
  name: `in JSON of a success, ${encoding}`,
  answer: (dump) => new Response(success(encoders[encoding](dump)), { headers: json }),
}));

const inStatuses = statuses.map((status): Echo => ({
  name: `with status ${status}`,
  answer: (dump) => new Response(refusal(dump), { status, headers: json }),
}));

/** Puts the dump where texts are cut, so that half a credential might be left. */
const atEdges = [285, 300, 1985, 2000].map((position): Echo => ({
  name: `at position ${position} of a text`,
  answer: (dump) =>
    new Response('x'.repeat(Math.max(0, position - dump.indexOf('CANARY') - 15)) + dump, {
      status: 400,
      headers: { 'content-type': 'text/plain' },
    }),
}));

/** The bare credential of a request, as it can stand within a header field. */
function credentialOf({ headers }: Request): string {
  const given = headers.get('api-key') ?? headers.get('authorization') ?? '';
  const [, scheme, credential = given] = /^(Basic|Bearer) (.*)$/.exec(given) ?? [];
  return scheme === 'Basic' ? Buffer.from(credential, 'base64').toString().replace(/:.*$/, '') : credential;
}

/** Fields that say how a body is to be read, and what stands in them in front of the credential. */
const framing = [
  ['transfer-encoding', ''],
  ['content-encoding', ''],
  ['content-type', ''],
  ['content-type', 'application/json; charset='],
] as const;

/** What cannot be read is told, with the field that says why. */
const inFraming = framing.flatMap(([name, start]) =>
  [200, 400].map((status): Echo => ({
    name: `in ${name}: ${start} with status ${status}`,
    answer: (_dump, request) =>
      new Response('[]', { status, headers: { ...json, [name]: `${start}${credentialOf(request)}` } }),
  })),
);

const others: Echo[] = [
  {
    name: 'in header fields',
    answer(dump, request) {
      const authorization = request.headers.get('authorization') ?? request.headers.get('api-key') ?? '';
      const headers = {
        ...json,
        'x-echo': authorization,
        'x-echo-percent': encodeURIComponent(dump),
        'www-authenticate': `Bearer error="${encodeURIComponent(authorization)}"`,
        'x-ratelimit-limit': encodeURIComponent(authorization),
        'x-ratelimit-remaining': encodeURIComponent(authorization),
        'retry-after': encodeURIComponent(authorization),
        location: `https://login.example/?token=${encodeURIComponent(authorization)}`,
        link: `</next?key=${encodeURIComponent(authorization)}>; rel="next"`,
      };
      return new Response(refusal('no'), { status: 429, headers });
    },
  },
  {
    name: 'in a redirect',
    answer: (dump) =>
      new Response(null, { status: 302, headers: { location: `https://evil.example/?${encodeURIComponent(dump)}` } }),
  },
  {
    name: 'in header fields of a success',
    answer: (dump) => new Response('[]', { headers: { ...json, 'x-echo': encodeURIComponent(dump) } }),
  },
  {
    name: 'in JSON of a compressed success',
    answer: (dump) => new Response(gzipSync(success(dump)), { headers: { ...json, 'content-encoding': 'gzip' } }),
  },
  {
    name: 'in JSON that is none',
    answer: (dump) => new Response(`{"cut": "${dump}`, { headers: json }),
  },
  {
    name: 'in a failure in JSON that is none',
    answer: (dump) => new Response(`{"cut": "${dump}`, { status: 400, headers: json }),
  },
  {
    name: 'in a compressed failure',
    answer: (dump) =>
      new Response(gzipSync(refusal(dump)), { status: 400, headers: { ...json, 'content-encoding': 'gzip' } }),
  },
  {
    name: 'in the error of a broken connection',
    answer: (dump) => Promise.reject(new Error(`write failed: ${dump}`, { cause: new Error(dump) })),
  },
  {
    name: 'in the error of a broken answer',
    answer: (dump) =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.error(new Error(`read failed: ${dump}`)),
        }),
        { status: 400, headers: json },
      ),
  },
  {
    name: 'in keys and digits of JSON',
    answer: (dump) => new Response(JSON.stringify({ [dump]: { [dump]: [dump] } }), { status: 422, headers: json }),
  },
  { name: 'never: it does not answer', answer: () => new Promise<Response>(() => {}) },
];

/** Every way of giving back a request. */
export const echoes: readonly Echo[] = [
  ...inJson,
  ...inHtml,
  ...inSuccesses,
  ...inStatuses,
  ...atEdges,
  ...inFraming,
  ...others,
];

export interface EchoingVendor {
  transport: Transport;
  /** What the vendor received, whole, as text. */
  received: string[];
  /** Every address that was called. */
  urls: string[];
  echo(echo: Echo): void;
}

/** A vendor that answers every request by giving it back, credentials included. */
export function createEchoingVendor(): EchoingVendor {
  let current: Echo | undefined;
  const received: string[] = [];
  const urls: string[] = [];
  return {
    received,
    urls,
    echo(echo) {
      current = echo;
    },
    transport: transportFromFetch(async (request) => {
      const fields = [...request.headers].map(([name, value]) => {
        const user = /^Basic (.+)$/.exec(value)?.[1];
        return `${name}: ${value}${user === undefined ? '' : ` (${Buffer.from(user, 'base64').toString()})`}`;
      });
      const dump = [`${request.method} ${request.url}`, ...fields, await request.text()].join(' | ');
      received.push(dump);
      urls.push(request.url);
      if (current === undefined) throw new Error('the test set no echo');
      return current.answer(dump, request);
    }),
  };
}

import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Live } from './live.ts';
import { type Received, type Upstream, valuesOf, wholeText } from './upstream.ts';
import { useLive, vendorKey } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let token: string;
let addresses: string[];

useLive(async ({ account: braze, ...started }) => {
  ({ live, upstream } = started);
  token = live.harness.token;
  const { url } = upstream;
  const keys = { write_key: vendorKey, public_token: vendorKey, profile_token: vendorKey, space_id: 'spa_1' };
  const segment = await live.link('segment', keys, { tracking: url, public: url, profile: url });
  const lytics = await live.link('lytics', { api_token: vendorKey }, { api: url, collect: url });
  addresses = [
    `/native/${braze}/users/track`,
    `/native/${segment}/v1/identify`,
    `/native/${segment}@public/users`,
    `/native/${segment}@profile/v1/x`,
    `/native/${lytics}@collect/collect/bulk/web`,
    `/custom/users/track?integrated_account_id=${braze}`,
    `/custom/v1/identify?integrated_account_id=${segment}`,
    `/custom/users?truto_server=public&integrated_account_id=${segment}`,
    `/proxy/users/identify?integrated_account_id=${segment}`,
    `/proxy/users/track?integrated_account_id=${braze}`,
    `/proxy/records/upload_csv?stream=web&integrated_account_id=${lytics}`,
  ];
});
beforeEach(() => {
  // The adapter between Node and the Web's streams tells the console of every connection that breaks.
  vi.spyOn(console, 'error').mockReturnValue();
});

const hex = (character: string, length: number) => character.charCodeAt(0).toString(16).padStart(length, '0');
const spellings: Record<string, (text: string) => string> = {
  plain: (text) => text,
  'JSON escapes': (text) => text.replaceAll(/./gs, (character) => `\\u${hex(character, 4)}`),
  'percent-encoding': (text) => text.replaceAll(/./gs, (character) => `%${hex(character, 2)}`),
  Base64: (text) => btoa(`{"writeKey":"${text}"}`),
};
const bodies: Record<string, (text: string) => string> = {
  'at the top': (text) => `{"userId":"u","writeKey":"${text}"}`,
  'under a key of another vendor': (text) => `{"api_key":"${text}"}`,
  'in another property': (text) => `{"userId":"${text}"}`,
  'deeper down': (text) => `{"userId":"u","traits":{"writeKey":"${text}"}}`,
  'in a list': (text) => `[{"writeKey":"${text}"}]`,
  'as a name': (text) => `{"userId":"u","${text}":1}`,
  'in longer text': (text) => `{"userId":"u","event":"x ${text} y"}`,
  'in a form': (text) => `userId=u&writeKey=${text}`,
  'in plain text': (text) => `id,writeKey\n1,${text}\n`,
};
const encodings: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'with a byte that is no UTF-8': (text) => {
    const bytes = Buffer.from(text);
    const at = bytes.indexOf('"u"');
    return at < 0 ? Buffer.concat([bytes, Buffer.of(0xff)]) : bytes.fill(0xff, at + 1, at + 2);
  },
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
};
const codings: Record<string, { fields: string[]; pack: (bytes: Buffer) => Buffer }> = {
  none: { fields: [], pack: (bytes) => bytes },
  identity: { fields: ['Content-Encoding', 'identity'], pack: (bytes) => bytes },
  gzip: { fields: ['Content-Encoding', 'gzip'], pack: gzipSync },
  deflate: { fields: ['Content-Encoding', 'deflate'], pack: deflateSync },
  br: { fields: ['Content-Encoding', 'br'], pack: (bytes) => bytes },
};
const types = [
  undefined,
  'application/json',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'text/plain',
  'text/csv',
  'multipart/form-data; boundary=x',
  'image/png',
];

const nameOf = (choices: Record<string, unknown>) => fc.constantFrom(...Object.keys(choices));
const ways = {
  address: fc.nat(),
  isBearer: fc.boolean(),
  spelling: nameOf(spellings),
  place: nameOf(bodies),
  encoding: nameOf(encodings),
  coding: nameOf(codings),
  type: fc.constantFrom(...types),
  /** Bytes in a chunk; undefined: the length is announced. */
  chunk: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
};
/** Where one vendor takes its credential, the token is replaced: few of all the ways lead there. */
const inItsPlace = {
  ...ways,
  spelling: fc.constantFrom('plain', 'JSON escapes'),
  place: fc.constant('at the top'),
  encoding: fc.constant('UTF-8'),
  coding: fc.constantFrom('none', 'identity'),
};
const request = fc.oneof({ weight: 4, arbitrary: fc.record(ways) }, { weight: 1, arbitrary: fc.record(inItsPlace) });

function pick<Value>(choices: Record<string, Value>, name: string): Value {
  const choice = choices[name];
  if (choice === undefined) throw new Error(`there is no choice ${name}`);
  return choice;
}

/** What a vendor may make of a request: as it came, unpacked, unescaped, and out of Base64. */
function readings(received: Received): string[] {
  const [coding] = valuesOf(received.rawHeaders, 'content-encoding');
  const unpack = coding === 'gzip' ? gunzipSync : coding === 'deflate' ? inflateSync : undefined;
  const text = wholeText(unpack === undefined ? received : { ...received, body: unpack(received.body) });
  const character = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
  const withoutZeros = text.replaceAll('\0', '');
  const unescaped = withoutZeros.replaceAll(/\\u([0-9a-f]{4})/gi, character).replaceAll(/%([0-9a-f]{2})/gi, character);
  const encoded = text.match(/[\w+/=-]{20,}/g) ?? [];
  return [text, withoutZeros, unescaped, ...encoded.map((part) => Buffer.from(part, 'base64').toString('latin1'))];
}

type Given = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

async function send({ address, isBearer, type, chunk: wanted, ...how }: Given) {
  const written = pick(bodies, how.place)(pick(spellings, how.spelling)(token));
  const { fields, pack } = pick(codings, how.coding);
  const body = pack(pick(encodings, how.encoding)(written));
  const target = addresses[address % addresses.length] ?? '';
  // Only what is forwarded streams.
  const chunk = target.startsWith('/proxy/') ? undefined : wanted;
  const headers = [
    ...(isBearer ? ['Authorization', `Bearer ${token}`] : []),
    ...(type === undefined ? [] : ['Content-Type', type]),
    ...fields,
    ...(chunk === undefined ? ['Content-Length', String(body.length)] : ['Transfer-Encoding', 'chunked']),
  ];
  return live.send({ method: 'POST', target, headers, body, ...(chunk === undefined ? {} : { chunk }) });
}

const refusal = /"code":"(?:invalid_request|invalid_json|token_missing|token_invalid|media_type_unsupported)"/;

it('a vendor never gets the token of the caller: it is replaced, or the call is refused', async () => {
  let replaced = 0;
  await fc.assert(
    fc.asyncProperty(request, async (given) => {
      upstream.reset();
      // A request that breaks off gets no answer.
      upstream.answerWith((incoming, response) => {
        incoming.once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
      });
      const { status, body } = await send(given);
      for (const reading of upstream.received.flatMap(readings)) expect(reading).not.toContain(token);
      const isReplaced = upstream.received.flatMap(readings).some((reading) => reading.includes(vendorKey));
      replaced += isReplaced ? 1 : 0;
      expect(isReplaced ? String(status) : body.toString()).toMatch(isReplaced ? /^200$/ : refusal);
    }),
    { numRuns: 250 },
  );
  expect(replaced).toBeGreaterThan(0);
});

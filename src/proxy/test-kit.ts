import { createSigner } from '../signer.ts';
import { type Connection } from '../accounts/index.ts';
import { loadDefinitions } from '../definitions/index.ts';
import { createEgress, type OutboundResponse, type Transport, type TransportRequest } from '../egress/index.ts';
import { createManualClock } from '../egress/test-kit.ts';
import { createCursors } from './cursor.ts';
import { createForwarder } from './forward.ts';
import { createLister } from './list.ts';
import { createProxyOperations } from './operations.ts';
import { createSender } from './send.ts';

/** A vendor for tests: one list in every way of paging, and a call of every kind. */
const integration = {
  format: 1,
  name: 'acme',
  label: 'Acme',
  category: 'Test',
  documentation: 'https://acme.example',
  connection: {
    api_key: { label: 'Key', secret: true },
    space_id: { label: 'Space' },
    extra_key: { label: 'Key of the extra server', secret: true, required: false },
  },
  servers: {
    api: {
      default: true,
      url: 'https://api.acme.example',
      hosts: ['api.acme.example'],
      authentication: { bearer: '{api_key}' },
      token_in: [{ query: 'key', value: '{api_key}' }],
      headers: { 'x-api-version': '2' },
      path_settings: ['space_id'],
    },
    header: {
      url: 'https://header.acme.example/base',
      hosts: ['header.acme.example'],
      authentication: { header: { name: 'Api-Key', value: '{api_key}' } },
      token_in: [{ header: 'Api-Key' }, { query: 'api_key', value: '{api_key}' }],
    },
    basic: {
      url: 'https://basic.acme.example',
      hosts: ['basic.acme.example'],
      authentication: { basic: { username: '{api_key}' } },
      token_in: [{ basic: 'username' }, { body: 'writeKey', value: '{api_key}' }],
    },
    extra: {
      label: 'Extra API',
      url: 'https://extra.acme.example',
      hosts: ['extra.acme.example'],
      authentication: { bearer: '{extra_key}' },
    },
  },
  verify: [
    { server: 'api', call: 'things.get', path: { space_id: '{space_id}', thing_id: 'check' } },
    ...['header', 'basic', 'extra'].map((server) => ({ server, impossible: 'A test needs none.' })),
  ],
  limits: { default: { requests: 10, per: '1s' } },
  paging: {
    page: { style: 'page', parameter: 'page', first: 0, maximum: 4 },
    sized_page: { style: 'page', parameter: 'page', first: 1, size: 'size', default: 3, maximum: 6 },
    offset: { style: 'offset', parameter: 'offset', size: 'limit', default: 3, maximum: 6 },
    cursor: { style: 'cursor', parameter: 'start', next: '_next', size: 'limit', default: 3, maximum: 6 },
    unsized_cursor: { style: 'cursor', parameter: 'marker', next: 'marker' },
    last_item: { style: 'cursor', parameter: 'after', next: 'items[]', maximum: 5 },
    dots: {
      style: 'cursor',
      parameter: 'pagination.cursor',
      next: 'pagination.next',
      previous: 'pagination.previous',
      size: 'pagination.count',
      default: 3,
      maximum: 6,
    },
    brackets: {
      style: 'cursor',
      parameter: 'pagination[cursor]',
      next: 'pagination.next',
      previous: 'pagination.previous',
      size: 'pagination[count]',
      default: 3,
      maximum: 6,
    },
    more: {
      style: 'cursor',
      parameter: 'next',
      next: 'cursor.next',
      more: 'cursor.has_more',
      size: 'limit',
      maximum: 6,
    },
    link: { style: 'link' },
    url: { style: 'url', next: 'next_url', previous: 'previous_url', size: 'limit', default: 3, maximum: 6 },
  },
  failures: {
    message: ['message'],
    success: { at: 'status', is: ['ok'] },
    wait: [{ header: 'retry-after' }, { body: 'wait', unit: 'ms' }],
    rate: { limit: 'x-limit', remaining: 'x-remaining', reset: 'x-reset' },
  },
} as const;

/** Every way of paging, each of which lists under `/lists/{its name}`. */
export const pagings = [
  'page',
  'sized_page',
  'offset',
  'cursor',
  'unsized_cursor',
  'last_item',
  'dots',
  'brackets',
  'more',
  'link',
  'url',
] as const;
export type PagingName = (typeof pagings)[number];

const endpoints = {
  format: 1,
  endpoints: {
    ...Object.fromEntries(
      pagings.map((name) => [
        `${name.replace('_', '-')}.list`,
        { get: `/lists/${name}`, summary: 'A list.', list: 'items', page: name },
      ]),
    ),
    'whole.list': { get: '/whole', summary: 'A list without pages.', list: 'items' },
    'things.get': { get: '/spaces/{space_id}/things/{thing_id}', summary: 'Read.' },
    'things.find': { get: '/things', summary: 'Find.', query: { name: 'string!', tags: 'array' } },
    'things.create': { post: '/things', summary: 'Create.', permission: 'things.write', body: { name: 'string!' } },
    'things.import': {
      post: '/imports',
      summary: 'Create many.',
      body: { people: 'object[]', events: 'object[]' },
      batch: { arrays: ['people', 'events'], max: 10 },
      errors: { at: 'errors', reason: 'why', array: 'list', index: 'index' },
    },
    'things.tag': {
      post: '/tags',
      summary: 'Tag many.',
      body: { tags: 'object[]' },
      batch: { arrays: ['tags'], max: 10 },
      errors: { at: 'errors', reason: 'why', index: 'index' },
    },
    'things.enrol': {
      post: '/enrolments',
      summary: 'Enrol many; refused ones are known by a value.',
      body: { people: { type: 'object[]', fields: { email: 'string', id: 'string', kind: 'string' } } },
      batch: { arrays: ['people'], recommended: { records: 2, confidence: 'low' } },
      errors: {
        count: 'failed',
        known_by: [
          { key: 'email', ignore_case: true, at: { 'lists.emails': 'No such address.', emails: 'No such address.' } },
          { key: 'id', at: { 'lists.ids': 'No such id.' } },
          { key: 'kind', at: { kinds: 'This kind is not allowed.' } },
        ],
      },
    },
    'things.archive': {
      post: '/archive',
      summary: 'Archive many.',
      body: { ids: 'integer[]' },
      batch: { arrays: ['ids'] },
      errors: { known_by: [{ at: { failed: 'It is in use.' } }] },
    },
    'things.collect': {
      post: '/collect',
      summary: 'Collect one or many.',
      whole_body: 'object|object[]!',
      batch: { arrays: [] },
      errors: { count: 'rejected' },
    },
    'things.consent': {
      put: '/consent',
      summary: 'Set consent of many.',
      body: { states: { type: 'object[]', fields: { key: 'string', type: 'string' } } },
      batch: { arrays: ['states'] },
      errors: { at: 'failures', reason: 'errors', same: ['key', 'type'] },
    },
    'things.update': { patch: '/things/{thing_id}', summary: 'Change.', repeatable: true },
    'things.delete': { delete: '/things/{thing_id}', summary: 'Delete.' },
    'things.extra': { get: '/things', server: 'extra', summary: 'Read elsewhere.' },
  },
};

/** Frozen, so all tests may share it. */
const definitions = loadDefinitions({ acme: { integration, endpoints } }, { models: {} });

/** The vendor, an account of it whose key is `secret-key`, and everything that calls it, over a scripted transport. */
export function setUp(answer: (request: TransportRequest) => OutboundResponse | Promise<OutboundResponse>) {
  const sent: TransportRequest[] = [];
  const network: Transport = {
    async send(request) {
      request.sending();
      sent.push(request);
      return answer(request);
    },
  };
  const clock = createManualClock();
  const marks: string[] = [];
  const accounts = {
    async renew() {
      return undefined;
    },
    async markRefused() {
      marks.push('refused');
    },
    async markAccepted() {
      marks.push('accepted');
    },
  };
  const settings = { space_id: 'main' };
  const connection: Connection = {
    account: {
      id: 'account-1',
      tenantId: 'tenant-1',
      status: 'active',
      credentialsVersion: 1,
      lastError: null,
      isSandbox: false,
      servers: {},
    },
    integration: definitions.get('acme'),
    settings,
    fields: { ...settings, api_key: 'secret-key' },
    secrets: ['secret-key'],
    override: {},
  };
  const sender = createSender({ egress: createEgress({ network, clock }), clock, accounts });
  const cursors = createCursors(createSigner([new Uint8Array(32).fill(7)]));
  const lister = createLister(sender, cursors);
  return {
    connection,
    clock,
    sent,
    marks,
    cursors,
    sender,
    lister,
    operations: createProxyOperations(sender, lister),
    forward: createForwarder(sender, accounts),
  };
}

/** A JSON answer of the vendor. */
export function jsonAnswer(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): OutboundResponse {
  return {
    status,
    headers: Object.entries({ 'content-type': 'application/json', ...headers }),
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}

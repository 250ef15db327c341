import { describe, expect, it } from 'vitest';
import { type CallOptions, listOf, objectOf, textOf } from '../harness.ts';
import { expectError } from './envelope.ts';
import { useHarness } from './use-harness.ts';

const { call } = useHarness();

const account = '/integrated-account';
const users = '/unified/user-directory/users?integrated_account_id=:braze';
const json = { 'content-type': 'application/json' };
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

type Case = readonly [what: string, method: string, path: string, options: CallOptions, says: string];

describe.each<[code: string, status: number, cases: Case[]]>([
  [
    'invalid_json',
    400,
    [
      ['a value missing', 'POST', account, { body: '{"tenant_id": }' }, 'a value should stand at line 1, column 15'],
      ['a comma too many', 'POST', '/api-token', { body: '{"name": "x",\n}' }, 'line 2, column 1 (position 14)'],
      ['a cut body', 'POST', users, { body: '{"id": "x"' }, '(position 10), where the body ends'],
      ['text', 'POST', '/proxy/users/track?integrated_account_id=:braze', { body: 'hello' }, 'position 0'],
      ['another form', 'POST', account, { body: 'tenant_id=a&integration=braze' }, 'position 0'],
      ['no UTF-8', 'POST', account, { body: new Uint8Array([0x22, 0xff, 0x22]) }, 'not encoded as UTF-8'],
      ['a bottomless value', 'POST', users, { body: `{"custom_attributes": ${nested(100)}}` }, '100 levels'],
      ['a flood of brackets', 'POST', account, { body: nested(500_000) }, '100 levels'],
    ],
  ],
  [
    'invalid_request',
    400,
    [
      ['a list for an object', 'POST', account, { body: [] }, 'the body'],
      ['text for an object', 'POST', account, { body: '"text"' }, 'the body'],
      ['null for an object', 'POST', '/api-token', { body: 'null' }, 'the body'],
      [
        'a number for text',
        'POST',
        account,
        { body: { tenant_id: 'a', integration: 5 } },
        'integration: must be text, not a number',
      ],
      [
        'text for true or false',
        'POST',
        account,
        { body: { tenant_id: 'a', integration: 'braze', verify: 'no' } },
        'verify',
      ],
      [
        'text for an object within',
        'POST',
        account,
        { body: { tenant_id: 'a', integration: 'braze', context: 'x' } },
        'context',
      ],
      [
        'an unknown field',
        'POST',
        account,
        { body: { tenant_id: 'a', integration: 'braze', conext: {} } },
        'conext: is not a known field',
      ],
      [
        'an unknown field of a token',
        'POST',
        '/api-token',
        { body: { name: 'x', scopes: ['read'], scope: 'all' } },
        'scope: is not a known field',
      ],
      ['an unknown scope', 'POST', '/api-token', { body: { name: 'x', scopes: ['root'] } }, 'scopes.0'],
      ['no scope', 'POST', '/api-token', { body: { name: 'x', scopes: [] } }, 'scopes'],
      [
        'an expiry in the past',
        'POST',
        '/api-token',
        { body: { name: 'x', scopes: ['read'], expires_at: '2020-01-01T00:00:00Z' } },
        'future',
      ],
      ['no tenant', 'POST', account, { body: { integration: 'braze' } }, 'tenant_id is missing'],
      ['no integration', 'POST', account, { body: { tenant_id: 'a' } }, 'There are: braze'],
      [
        'two integrations',
        'POST',
        account,
        { body: { tenant_id: 'a', integration: 'braze', environment_integration_id: 'lytics' } },
        'the same',
      ],
      [
        'the name of a prototype',
        'POST',
        account,
        { body: '{"tenant_id": "a", "integration": "braze", "__proto__": {"x": 1}}' },
        '__proto__',
      ],
      [
        'the name of a constructor',
        'POST',
        account,
        { body: '{"tenant_id": "a", "integration": "braze", "constructor": {}}' },
        'constructor',
      ],
      ['a NUL', 'POST', account, { body: { tenant_id: 'a\u0000b', integration: 'braze' } }, 'NUL'],
      [
        'half of a character',
        'POST',
        '/api-token',
        { body: '{"name": "\\ud800", "scopes": ["read"]}' },
        'name holds half',
      ],
      ...[
        [
          'a profile',
          users,
          '{"custom_attributes": {"notes": ["a", "\\uDFFF."]}}',
          'custom_attributes.notes.1 holds half',
        ],
        ['a name', users, '{"custom_attributes": {"\\ud83d": 1}}', 'custom_attributes has a name with half'],
        ['an id', users, '{"id": "\\ude00\\ud83d"}', 'id holds half'],
        ['a proxy body', '/proxy/users/track?integrated_account_id=:braze', '{"a": "\\ud800"}', 'a holds half'],
      ].map(([where = '', path = '', body = '', says = '']): Case => [
        `half of a character in ${where}`,
        'POST',
        path,
        { body },
        says,
      ]),
      ['an empty body', 'POST', account, { body: '', headers: json }, 'There are: braze'],
      ['no account', 'GET', '/unified/user-directory/users', {}, 'integrated_account_id is missing'],
      ['an empty account', 'GET', '/proxy/segments?integrated_account_id=', {}, 'integrated_account_id is missing'],
      [
        'two accounts',
        'GET',
        '/proxy/segments?integrated_account_id=a&integrated_account_id=b',
        {},
        'must be given once',
      ],
      ['an unknown filter', 'GET', `${account}?colour=red`, {}, 'colour: is not a known field'],
      ['an unknown filter of tokens', 'GET', '/api-token?colour=red', {}, 'colour: is not a known field'],
      ['an unknown state', 'GET', `${account}?status=sleepy`, {}, 'status'],
      ['no date', 'GET', `${account}?created_at[gt]=yesterday`, {}, 'created_at.gt'],
      ['an unknown comparison', 'GET', `${account}?created_at[around]=2026-01-01T00:00:00Z`, {}, 'created_at.around'],
      [
        'a whole number that would be rounded',
        'POST',
        users,
        { body: '{"custom_attributes": {"order": 9007199254740993}}' },
        'line 1, column 33 (position 32) cannot be kept exactly',
      ],
      [
        'one that is written as a fraction',
        'POST',
        users,
        { body: '{"custom_attributes": {"order": 9007199254740993.0}}' },
        'cannot be kept exactly',
      ],
      [
        'a number that would become nothing',
        'POST',
        users,
        { body: '{"custom_attributes": {"order": 1e-400}}' },
        'cannot be kept exactly',
      ],
      [
        'a field to leave out that there is not',
        'GET',
        `${users}&truto_exclude_fields[]=zzz`,
        {},
        'names zzz, which a user does not have. It has: id, external_id',
      ],
      [
        'a number for text of a user',
        'POST',
        users,
        { body: { first_name: 5 } },
        'first_name must be text, not a number',
      ],
      ['a name that is missing', 'POST', '/api-token', { body: { scopes: ['read'] } }, 'name: is missing'],
      ['both cursors', 'GET', `${account}?next_cursor=a&prev_cursor=b`, {}, 'not both'],
      [
        'a value that is an object, too',
        'GET',
        `${account}?created_at=x&created_at[gt]=y`,
        {},
        'both as a value and as an object',
      ],
      ['nine levels', 'GET', `${users}&remote_query[a][b][c][d][e][f][g][h]=1`, {}, 'deeper than 8 levels'],
      ['a thousand levels', 'GET', `${users}&remote_query${'[a]'.repeat(1000)}=1`, {}, 'deeper than 8 levels'],
      ['a broken percent-encoding', 'GET', `${account}?tenant_id=%zz`, {}, 'percent-encoding'],
      ['half of a character in a query', 'GET', `${account}?tenant_id=%ff`, {}, 'percent-encoding'],
      ['a NUL in a query', 'GET', `${account}?tenant_id=%00`, {}, 'NUL'],
      ['a prototype in a query', 'GET', `${account}?__proto__[tenant_id]=x`, {}, '__proto__'],
      ['a constructor in a query', 'GET', `${account}?constructor[prototype][x]=1`, {}, 'constructor'],
      ['an unknown format', 'GET', `${users}&truto_response_format=xml`, {}, 'truto_response_format must be one of'],
      ['neither true nor false', 'GET', `${users}&ids=a&truto_ignore_remote_data=maybe`, {}, 'must be true or false'],
      ...['0', '-1', '1.5', '1e2', '0x10', '5001', 'many', '99999999999999999999', '%2010'].map((limit): Case => [
        `limit=${limit}`,
        'GET',
        `${account}?limit=${limit}`,
        {},
        'whole number from 1 to 5000',
      ]),
    ],
  ],
  [
    'media_type_unsupported',
    415,
    [
      ['XML', 'POST', account, { body: '<a/>', headers: { 'content-type': 'application/xml' } }, 'not JSON'],
      ['a compressed body', 'POST', users, { body: '{}', headers: { 'content-encoding': 'gzip' } }, 'compressed'],
    ],
  ],
  [
    'invalid_cursor',
    400,
    [
      ['of nobody', 'GET', `${account}?next_cursor=abc`, {}, 'Start again without it'],
      ['of no kind', 'GET', '/api-token?next_cursor=%F0%9F%8D%AA', {}, 'Start again without it'],
      ['of a proxy list', 'GET', '/proxy/segments?integrated_account_id=:braze&next_cursor=AAAA', {}, 'Start again'],
    ],
  ],
  [
    'route_not_found',
    404,
    [
      ['nothing', 'GET', '/nothing', {}, '/nothing'],
      ['too deep', 'GET', `${account}/a/b/c`, {}, '/docs'],
      ['a look-alike', 'GET', '/integrated-accounts', {}, '/docs'],
      ['traversal', 'GET', '/docs/..%2f..%2fetc%2fpasswd', {}, '/docs'],
    ],
  ],
  [
    'resource_not_found',
    404,
    [
      ['an unknown model', 'GET', '/unified/crm/contacts?integrated_account_id=:braze', {}, 'user-directory'],
      ['an unknown unified method', 'POST', '/unified/user-directory/users/downgrade', { body: {} }, 'list, get'],
      ['an unknown resource', 'GET', '/proxy/segmnts?integrated_account_id=:braze', {}, 'Did you mean segments?'],
      ['the name of a prototype', 'GET', '/proxy/__proto__?integrated_account_id=:braze', {}, 'no resource'],
      ['an unknown method', 'POST', '/proxy/segments/explode?integrated_account_id=:braze', { body: {} }, 'There are:'],
      ['an unknown server', 'GET', '/custom/x?integrated_account_id=:braze&truto_server=moon', {}, 'There are: rest'],
      ['an unknown server', 'GET', '/native/:braze@moon/x', {}, 'There are: rest'],
    ],
  ],
  [
    'integration_not_found',
    404,
    [
      ['an unknown name', 'POST', account, { body: { tenant_id: 'a', integration: 'salesforce' } }, 'There are: braze'],
      ['a prototype', 'POST', account, { body: { tenant_id: 'a', integration: '__proto__' } }, 'There are: braze'],
    ],
  ],
  [
    'account_not_found',
    404,
    [
      ['an unknown id', 'GET', `${account}/nobody`, {}, 'GET /integrated-account'],
      ['an unknown id in a query', 'GET', '/proxy/segments?integrated_account_id=nobody', {}, '"nobody"'],
      ['an unknown id in a native path', 'GET', '/native/nobody/segments/list', {}, '"nobody"'],
    ],
  ],
  ['token_not_found', 404, [['an unknown id', 'DELETE', '/api-token/nobody', {}, 'nobody']]],
  [
    'method_not_allowed',
    405,
    [
      ['PUT', 'PUT', account, { body: {} }, 'GET, HEAD'],
      ['DELETE', 'DELETE', account, {}, 'POST'],
      ['POST', 'POST', '/health', { body: {} }, 'GET, HEAD'],
      ['PATCH', 'PATCH', '/unified/user-directory/users', { body: {} }, 'GET, HEAD, POST'],
      ['OPTIONS', 'OPTIONS', account, {}, 'GET, HEAD'],
      ['GET where nothing is read', 'GET', '/api-token/some-id', {}, 'DELETE'],
    ],
  ],
])('%s', (code, status, cases) => {
  it.each(cases)('answers %s', async (_what, method, path, options, says) => {
    const answer = await call(method, path, options);
    const message = textOf(expectError(answer, status, code)['message']);
    expect(message).toContain(says);
    // The methods of a 405 stand in the header as in the message; other answers name none.
    expect(answer.headers.get('allow') ?? undefined).toBe(
      status === 405 ? /It takes: (.*)\.$/.exec(message)?.[1] : undefined,
    );
  });
});

describe('errors of a request that does not fit', () => {
  it('name every field at once', async () => {
    const answer = await call('POST', '/api-token', { body: { name: '', scopes: ['root'], colour: 'red' } });
    const errors = listOf(expectError(answer, 400, 'invalid_request')['errors']);
    expect(new Set(errors.map((error) => objectOf(error)['path']))).toEqual(new Set(['colour', 'name', 'scopes.0']));
  });
});

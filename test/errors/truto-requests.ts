/** One request of Truto's TypeScript client, as it was recorded against a mock. */
export interface Recorded {
  call: string;
  method: string;
  /** `:id` stands for the id of an account. */
  path: string;
  body?: object;
  /** `text` where the client forgets to say that it sends JSON. */
  type?: 'json' | 'text';
}

/** A recorded request with what the client takes for success. */
export interface Expected extends Recorded {
  status: number;
  answer: object;
}

const users = '/unified/user-directory/users';
const account = 'integrated_account_id=:id';
const user = { id: 'truto-1', emails: [{ email: 'truto@example.com' }], first_name: 'Tru' };
const page = { next_cursor: null, prev_cursor: null };
const track = { attributes: [{ external_id: 'truto-2', first_name: 'Two' }] };

/** One session with everything that is served, in an order that makes sense. */
export const session: Expected[] = [
  {
    call: 'integratedAccount.list',
    method: 'GET',
    path: '/integrated-account?next_cursor=',
    status: 200,
    answer: { ...page, result_count: 4, limit: 100 },
  },
  {
    call: 'integratedAccount.list by tenant',
    method: 'GET',
    path: '/integrated-account?tenant_id=acme&next_cursor=',
    status: 200,
    answer: { result_count: 4 },
  },
  {
    call: 'integratedAccount.get',
    method: 'GET',
    path: '/integrated-account/:id',
    status: 200,
    answer: { tenant_id: 'acme', status: 'active' },
  },
  {
    call: 'integratedAccount.update',
    method: 'PATCH',
    path: '/integrated-account/:id',
    body: { verify: true },
    status: 200,
    answer: { status: 'active' },
  },
  {
    call: 'unifiedApi.create',
    method: 'POST',
    path: `${users}?${account}`,
    body: user,
    status: 200,
    answer: { id: 'truto-1' },
  },
  {
    call: 'unifiedApi.list',
    method: 'GET',
    path: `${users}?${account}&emails%5B0%5D=truto%40example.com&next_cursor=`,
    status: 200,
    answer: { ...page, result_count: 1 },
  },
  {
    call: 'unifiedApi.get',
    method: 'GET',
    path: `${users}/truto-1?${account}`,
    status: 200,
    answer: { first_name: 'Tru' },
  },
  {
    call: 'unifiedApi.get of an address',
    method: 'GET',
    path: `${users}/email%3Atruto%40example.com?${account}`,
    status: 200,
    answer: { id: 'truto-1' },
  },
  {
    call: 'unifiedApi.get of an id with a slash',
    method: 'GET',
    path: `${users}/no%2Fbody?${account}`,
    status: 404,
    answer: { code: 'record_not_found' },
  },
  {
    call: 'unifiedApi.update',
    method: 'PATCH',
    path: `${users}/truto-1?${account}`,
    body: { first_name: 'Truto' },
    status: 200,
    answer: { first_name: 'Truto' },
  },
  {
    call: 'unifiedApi.delete',
    method: 'DELETE',
    path: `${users}/truto-1?${account}`,
    status: 200,
    answer: { id: 'truto-1' },
  },
  { call: 'proxyApi.list', method: 'GET', path: `/proxy/segments?${account}&next_cursor=`, status: 200, answer: page },
  {
    call: 'proxyApi.customMethod',
    method: 'POST',
    path: `/proxy/users/track?${account}`,
    body: track,
    status: 201,
    answer: { message: 'success' },
  },
];

/** Calls whose path the client puts behind the base address without a slash, so that this must end with one. */
export const slashless: Expected[] = [
  {
    call: 'customApi.get',
    method: 'GET',
    path: `custom/segments/list?${account}`,
    status: 200,
    answer: { next_cursor: null, prev_cursor: null },
  },
  {
    call: 'customApi.post',
    method: 'POST',
    path: `custom/users/track?${account}`,
    body: track,
    type: 'text',
    status: 201,
    answer: { result: { message: 'success', attributes_processed: 1 } },
  },
];

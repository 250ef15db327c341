import { createVirtualClock, dispatch } from '../kit/index.ts';
import { type Json, isObject, parseJson } from './json.ts';
import { type BrazeSandboxOptions, type BrazeWorkspaceOptions, createBrazeSandbox } from './index.ts';

/** What a test sees of an answer. */
export interface Seen {
  status: number;
  headers: Headers;
  body: Json;
}

/** The text under a name of an answer. */
export function textIn({ body }: Seen, name: string): string {
  const text = isObject(body) ? body[name] : undefined;
  if (typeof text !== 'string') throw new Error(`the answer has no text ${name}`);
  return text;
}

/** For the tests of this folder: a sandbox on a clock of its own with one workspace, and a caller that has its key. */
export function createTestClient(
  workspaceOptions: Partial<BrazeWorkspaceOptions> = {},
  sandboxOptions: BrazeSandboxOptions = {},
) {
  const clock = createVirtualClock();
  const braze = createBrazeSandbox({ clock, visibilityDelay: 100, ...sandboxOptions });
  const workspace = braze.addWorkspace({
    instance: 'EU-01',
    apiKeys: [{ key: 'test-key', permissions: 'all' }],
    ...workspaceOptions,
  });

  async function send(url: string, init: RequestInit): Promise<Seen> {
    const response = await dispatch(braze, new Request(url, init));
    if (response === undefined) throw new Error(`no server of the sandbox answers for ${url}`);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : parseJson(text) };
  }

  const get = (target: string) => send(workspace.restUrl + target, { headers: { authorization: 'Bearer test-key' } });
  const call = (method: string, target: string, body: Json) =>
    send(workspace.restUrl + target, {
      method,
      headers: { authorization: 'Bearer test-key', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const post = (target: string, body: Json) => call('POST', target, body);

  return {
    braze,
    clock,
    workspace,
    send,
    get,
    call,
    post,
    /** Lets every write that was accepted so far become visible, merges and exports included. */
    settle: () => clock.advance(1_000),
    /** Writes through `/users/track` and waits until everything is visible. */
    track: async (body: Json): Promise<Seen> => {
      const seen = await post('/users/track', body);
      clock.advance(1_000);
      return seen;
    },
    /** The exported object of one user, all fields; undefined when there is none. */
    read: async (externalId: string, fields: string[] = everyField): Promise<Json | undefined> => {
      const { body } = await post('/users/export/ids', { external_ids: [externalId], fields_to_export: fields });
      const users = isObject(body) ? body['users'] : undefined;
      return Array.isArray(users) ? users[0] : undefined;
    },
  };
}

const everyField = [
  'braze_id',
  'country',
  'created_at',
  'custom_attributes',
  'custom_events',
  'dob',
  'email',
  'email_subscribe',
  'external_id',
  'first_name',
  'gender',
  'home_city',
  'language',
  'last_coordinates',
  'last_name',
  'phone',
  'purchases',
  'push_subscribe',
  'push_tokens',
  'random_bucket',
  'time_zone',
  'total_revenue',
  'user_aliases',
];

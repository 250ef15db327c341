import { createVirtualClock, dispatch } from '../kit/index.ts';
import { type SegmentSandboxOptions, type WorkspaceInput, createSegmentSandbox } from './index.ts';

export const writeKey = 'write-key-of-source-1';
export const profileToken = 'profile-token-1';
export const ownerToken = 'public-token-owner';
export const memberToken = 'public-token-member';

export const basic = (userName: string) => `Basic ${btoa(`${userName}:`)}`;
export const bearer = (token: string) => `Bearer ${token}`;

interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A sandbox with one workspace of everything, on a clock that stands still, and short ways to call it. */
export function setUp(input: WorkspaceInput = {}, options: SegmentSandboxOptions = {}) {
  const clock = createVirtualClock();
  const sandbox = createSegmentSandbox({ clock, ...options });
  const workspace = sandbox.addWorkspace({
    sources: [{ id: 'source_1', writeKey }],
    space: { id: 'spa_1', profileToken },
    publicTokens: [
      { token: ownerToken, role: 'owner' },
      { token: memberToken, role: 'member' },
    ],
    ...input,
  });

  async function send(url: string, init: RequestInit = {}): Promise<Answer> {
    const response = await dispatch(sandbox, new Request(url, init));
    if (response === undefined) throw new Error(`no server answers for ${url}`);
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const body: unknown = isJson ? await response.json() : await response.text();
    return { status: response.status, headers: response.headers, body };
  }

  const json = (headers: Record<string, string>, method: string, body: unknown): RequestInit => ({
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

  return {
    clock,
    sandbox,
    workspace,
    send,
    /** Sends a Tracking call with the write key in Basic. */
    track: async (path: string, body: unknown, key = writeKey) =>
      send(`https://api.segment.io/v1/${path}`, json({ Authorization: basic(key) }, 'POST', body)),
    /** Lets everything accepted so far become visible. */
    settle: () => clock.advance(1000),
    /** Reads from the Profile API: `path` starts at the collection. */
    profile: async (path: string, token = profileToken) =>
      send(`https://profiles.segment.com/v1/spaces/spa_1/collections/${path}`, {
        headers: { Authorization: basic(token) },
      }),
    /** Calls the Public API. */
    public: async (method: string, path: string, body?: unknown, token = ownerToken) =>
      send(`https://api.segmentapis.com${path}`, json({ Authorization: bearer(token) }, method, body)),
  };
}

import { createVirtualClock, dispatch } from '../kit/index.ts';
import { type IterableSandboxOptions, createIterableSandbox } from './sandbox.ts';
import type { ProjectOptions } from './settings.ts';

export const serverKey = 'server-key-0123456789';

/** An answer with its body read as text and, where it is JSON, as a value. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

export interface CallOptions {
  key?: string;
  host?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A sandbox with one project and a clock that stands still, and a way to call it like a client would. */
export function createTestProject(
  project: Partial<ProjectOptions> = {},
  options: Omit<IterableSandboxOptions, 'clock'> = {},
) {
  const clock = createVirtualClock();
  const sandbox = createIterableSandbox({ visibilityDelay: 0, ...options, clock });
  const handle = sandbox.addProject({
    type: 'hybrid',
    keys: [{ value: serverKey, type: 'server-side' }],
    id: 123,
    ...project,
  });

  async function send(request: Request): Promise<Answer> {
    const response = await dispatch(sandbox, request);
    if (response === undefined) throw new Error(`nobody answers for ${request.url}`);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  async function call(method: string, path: string, settings: CallOptions = {}): Promise<Answer> {
    const { key = serverKey, host = 'api.iterable.com', body, headers = {} } = settings;
    const url = path.startsWith('https:') ? path : `https://${host}${path}`;
    const credentials: Record<string, string> = key === '' ? {} : { 'Api-Key': key };
    if (body === undefined) return send(new Request(url, { method, headers: { ...credentials, ...headers } }));
    const init = { method, headers: { ...credentials, 'content-type': 'application/json', ...headers } };
    return send(new Request(url, { ...init, body: typeof body === 'string' ? body : JSON.stringify(body) }));
  }

  return {
    clock,
    sandbox,
    project: handle,
    send,
    get: (path: string, settings?: CallOptions) => call('GET', path, settings),
    post: (path: string, body: unknown, settings?: CallOptions) => call('POST', path, { ...settings, body }),
    call,
  };
}

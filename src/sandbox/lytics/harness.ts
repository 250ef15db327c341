import { z } from 'zod';
import { createVirtualClock, dispatch } from '../kit/index.ts';
import { type LyticsAccountOptions, createLyticsSandbox } from './index.ts';

export const adminToken = 'admin-token';
export const visibilityDelay = 50;

const answerSchema = z.object({
  status: z.union([z.number(), z.string()]).optional(),
  message: z.string().optional(),
  data: z.json().optional(),
  meta: z.json().optional(),
  _next: z.string().optional(),
  total: z.number().optional(),
  request_id: z.string().optional(),
  errors: z
    .array(z.object({ code: z.string(), message: z.string(), level: z.string(), timestamp: z.string() }))
    .optional(),
});
const empty: z.infer<typeof answerSchema> = {};

export interface CallOptions {
  token?: string | undefined;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, with content type `text/plain` unless the headers say otherwise. */
  body?: BodyInit;
}

/** A sandbox on a clock that stands still, with one account, and a way to call it like a client. */
export function startLytics(options: Partial<LyticsAccountOptions> = {}) {
  const clock = createVirtualClock();
  const lytics = createLyticsSandbox({ clock, visibilityDelay });
  const account = lytics.addAccount({ tokens: [{ token: adminToken, roles: ['admin'], name: 'tests' }], ...options });

  async function send(method: string, target: string, call: CallOptions = {}): Promise<Response> {
    const url = target.startsWith('https:') ? target : `https://api.lytics.io${target}`;
    const token = 'token' in call ? call.token : adminToken;
    const headers = new Headers({
      ...(token === undefined ? {} : { authorization: token }),
      ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    });
    const body = call.json === undefined ? call.body : JSON.stringify(call.json);
    const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body }) };
    const response = await dispatch(lytics, new Request(url, init));
    if (response === undefined) throw new RangeError(`no server of Lytics answers for ${url}`);
    return response;
  }

  async function call(method: string, target: string, options: CallOptions = {}) {
    const response = await send(method, target, options);
    const text = await response.text();
    const parsed = text === '' ? empty : answerSchema.parse(JSON.parse(text));
    return { ...parsed, http: response.status, headers: response.headers };
  }

  /** Lets every accepted write become visible. */
  const settle = () => clock.advance(visibilityDelay);

  return { clock, lytics, account, send, call, settle };
}

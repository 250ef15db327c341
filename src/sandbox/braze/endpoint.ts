import type { Handler } from 'hono';
import type { WindowState } from '../kit/index.ts';
import { answersAt } from './instances.ts';
import { type Json, type JsonObject, byteLength, isObject, parseJson } from './json.ts';
import type { LimitPool } from './limits.ts';
import { Refusal, refusals } from './refusal.ts';
import type { BrazeApiKey, Workspace } from './workspace/index.ts';

/** A request that has passed the gate. */
export interface Call {
  workspace: Workspace;
  path: string;
  query: URLSearchParams;
  /** Empty when the request has no body. */
  body: JsonObject;
  /** A parameter of the path, decoded. */
  parameter: (name: string) => string;
}

export interface Answer {
  status: number;
  body: JsonObject;
  headers?: Record<string, string>;
}

/** One line of the vendor's API: where it is, who may call it, how often, and what it does. */
export interface Endpoint {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  permission: string;
  pool: LimitPool;
  /** Largest body; absent: 4 MB. */
  largestBody?: number;
  answer: (call: Call) => Answer;
}

export interface Credential {
  workspace: Workspace;
  apiKey: BrazeApiKey;
}

const fourMegabytes = 4 * 1024 * 1024;

function authenticate(request: Request, find: (key: string) => Credential | undefined): Credential {
  const key = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const credential = key === undefined ? undefined : find(key);
  if (credential === undefined) throw refusals.unauthorized();
  const { hostname } = new URL(request.url);
  if (!answersAt(credential.workspace.settings.instance, hostname)) throw refusals.unauthorized();
  return credential;
}

function authorize({ addressAllowed, permissions }: BrazeApiKey, permission: string) {
  if (addressAllowed === false) throw refusals.addressNotAllowed();
  if (permissions !== 'all' && !permissions.includes(permission)) throw refusals.permissionMissing();
}

function rateLimitHeaders({ settings, clock }: Workspace, state: WindowState): Record<string, string> {
  const secondsLeft = Math.max(1, Math.ceil((state.resetsAt - clock.now()) / 1_000));
  const retryAfter = { 'x-ratelimit-retry-after': String(secondsLeft) };
  if (!state.allowed && !settings.rateLimitHeadersOn429) return retryAfter;
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(settings.rateLimitReset === 'epoch' ? Math.ceil(state.resetsAt / 1_000) : secondsLeft),
    ...(state.allowed ? {} : retryAfter),
  };
}

function parseBody(text: string): JsonObject {
  let body: Json;
  try {
    body = parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusals.malformedJson();
    throw error;
  }
  return isObject(body) ? body : {};
}

async function readBody(request: Request, { method, largestBody = fourMegabytes }: Endpoint): Promise<JsonObject> {
  if (method === 'GET') return {};
  const text = await request.text();
  if (method === 'DELETE' && text === '') return {};
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw refusals.unsupportedMediaType();
  if (byteLength(text) > largestBody) throw refusals.bodyTooLarge();
  return text === '' ? {} : parseBody(text);
}

/**
 * Puts an endpoint behind the gate that all share. In this order: credential and instance (401), permission (403),
 * rate limit (429), media type (415), size (413), JSON (400). What is refused before the limit does not count.
 */
export function gate(endpoint: Endpoint, find: (key: string) => Credential | undefined): Handler {
  return async (context) => {
    let headers: Record<string, string> = {};
    try {
      const request = context.req.raw;
      const { workspace, apiKey } = authenticate(request, find);
      authorize(apiKey, endpoint.permission);
      const state = workspace.limiter.take(endpoint.pool, workspace.limits[endpoint.pool]);
      headers = rateLimitHeaders(workspace, state);
      if (!state.allowed) throw refusals.rateLimited();
      const body = await readBody(request, endpoint);
      workspace.pending.settle();
      const { pathname: path, searchParams: query } = new URL(request.url);
      const parameter = (name: string) => context.req.param(name) ?? '';
      const answer = endpoint.answer({ workspace, path, query, body, parameter });
      return Response.json(answer.body, { status: answer.status, headers: { ...headers, ...answer.headers } });
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse(headers);
      throw error;
    }
  };
}

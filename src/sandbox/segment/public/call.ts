import type { Context } from 'hono';
import type { SandboxServer } from '../../kit/index.ts';
import { readCredential } from '../credentials.ts';
import { answering } from '../refusal.ts';
import { servesRegion } from '../regions.ts';
import { type SegmentState, type Space, type Workspace, resolveToken } from '../state/index.ts';
import { notFound, tooManyRequests, unauthorized } from './answers.ts';
import { checkVersion } from './versions.ts';

/** One call of an endpoint, authenticated and within its rate. */
export interface PublicCall {
  state: SegmentState;
  workspace: Workspace;
  /** Who makes the call, as the vendor shows it in `createdBy`. */
  caller: string;
  request: Request;
  query: URLSearchParams;
  /** A parameter of the path. */
  parameter: (name: string) => string;
}

/** What the sandbox knows about one endpoint of the Public API. */
export interface PublicEndpoint {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  stage: 'stable' | 'beta' | 'alpha';
  /** Calls per minute that the endpoint publishes; absent: the workspace's default. */
  perMinute?: number;
  /** Returns what goes under `data`, or a complete answer. */
  answer: (call: PublicCall) => object | Promise<object>;
}

interface Caller {
  workspace: Workspace;
  name: string;
  role: 'owner' | 'member';
}

function authenticate(state: SegmentState, { raw }: Context['req']): { caller: Caller; token: string } {
  const credential = readCredential(raw.headers);
  if (credential?.kind !== 'bearer') throw unauthorized('A bearer token is required');
  const { token } = credential;
  for (const workspace of state.workspaces) {
    const known = workspace.publicTokens.find((candidate) => candidate.token === token);
    if (known !== undefined && servesRegion('public', raw.url, workspace.region)) {
      return { caller: { workspace, name: `token:${workspace.publicTokens.indexOf(known)}`, role: known.role }, token };
    }
  }
  const issued = resolveToken(state, token);
  if (issued === undefined || !servesRegion('public', raw.url, issued.workspace.region)) {
    throw unauthorized('The token is not valid');
  }
  if (!issued.scopes.includes('public_api:read_write')) throw unauthorized('The token lacks public_api:read_write');
  return { caller: { workspace: issued.workspace, name: issued.appId, role: 'owner' }, token };
}

/** Counts the call; the headers tell an instant, as a date, where the Tracking API tells seconds. */
function checkRate({ limiter, clock }: SegmentState, key: string, requests: number): Record<string, string> {
  const { allowed, remaining, resetsAt } = limiter.take(key, { requests, window: 60_000 });
  if (!allowed) throw tooManyRequests(resetsAt - clock.now(), requests + 1);
  return {
    'X-RateLimit-Consumed': String(requests - remaining),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': new Date(resetsAt).toUTCString(),
  };
}

/** Registers an endpoint behind authentication, role, version and rate checks, in the vendor's `data` envelope. */
export function registerEndpoint(server: SandboxServer, state: SegmentState, endpoint: PublicEndpoint): void {
  const { name, method, path, stage, perMinute, answer } = endpoint;
  const handler = answering(async ({ req }) => {
    state.pending.settle();
    const { caller, token } = authenticate(state, req);
    const { workspace } = caller;
    const limitName = perMinute === undefined ? 'default' : name;
    const headers = checkRate(state, `public ${token} ${limitName}`, perMinute ?? workspace.limits.publicPerMinute);
    checkVersion(req.header('accept'), stage);
    if (method !== 'GET' && caller.role !== 'owner') throw unauthorized('The token lacks the permission for this call');
    const query = new URL(req.url).searchParams;
    const parameter = (parameterName: string) => req.param(parameterName) ?? '';
    const answered = await answer({ state, workspace, caller: caller.name, request: req.raw, query, parameter });
    const response = answered instanceof Response ? answered : Response.json({ data: answered });
    for (const [header, value] of Object.entries(headers)) {
      if (!response.headers.has(header)) response.headers.set(header, value);
    }
    return response;
  });
  server.route(name, method, path, handler);
}

/** The space of a path. Throws a 404 `Refusal` when the workspace has no such space. */
export function spaceOf({ workspace, parameter }: PublicCall): Space {
  const { space } = workspace;
  if (space === undefined || space.id !== parameter('spaceId')) throw notFound('The space');
  return space;
}

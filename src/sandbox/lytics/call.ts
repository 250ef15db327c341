import type { Context } from 'hono';
import { z } from 'zod';
import type { SandboxClock, SandboxServer, WindowLimiter } from '../kit/index.ts';
import { type Fact, checkQuery, factsFileSchema } from '../reference/index.ts';
import table from '../reference/generated/lytics.json' with { type: 'json' };
import type { Account } from './account.ts';
import { changeOf } from './changes.ts';
import { answerRefusal, isVersion2 } from './envelope.ts';
import {
  Refusal,
  badRequest,
  forbidden,
  methodNotAllowed,
  notFound,
  tooManyRequests,
  unauthorized,
} from './refusal.ts';
import { type Area, allowed } from './roles.ts';
import type { AccessToken } from './tokens.ts';

/** A request that has been let in: who calls, on which account, and what the path and query say. */
export interface Call {
  account: Account;
  token: AccessToken;
  request: Request;
  /** Path of the request, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  limiter: WindowLimiter;
  /** Bytes of the largest body that this host takes. */
  maximumBodyBytes: number;
  /** A decoded parameter of the path. */
  parameter(name: string): string;
}

/** Registers a route that answers only tokens with a role for `area`. */
export type Register = (
  endpoint: string,
  method: string,
  path: string,
  area: Area,
  handle: (call: Call) => Response | Promise<Response>,
) => void;

interface Surroundings {
  accounts: readonly Account[];
  clock: SandboxClock;
  limiter: WindowLimiter;
  maximumBodyBytes: number;
}

/** The bare token of the header; on v1 also of the query. With `Bearer` in front it is no token that exists. */
function presentedTokens(request: Request, url: URL): { header: string | undefined; query: string | undefined } {
  return {
    header: request.headers.get('authorization') ?? undefined,
    query: url.searchParams.get('access_token') ?? url.searchParams.get('key') ?? undefined,
  };
}

function authenticate(
  accounts: readonly Account[],
  request: Request,
  url: URL,
): { account: Account; token: AccessToken } {
  const { header, query } = presentedTokens(request, url);
  const reached = accounts.flatMap((account) => {
    const queryCounts = !isVersion2(url.pathname) || account.behaviour.queryTokensOnVersion2;
    const value = header ?? (queryCounts ? query : undefined);
    const token = value === undefined ? undefined : account.token(value);
    return token === undefined ? [] : [{ account, token }];
  });
  const [first] = reached;
  if (first === undefined) throw unauthorized();
  const wanted = url.searchParams.get('account_id');
  if (wanted === null) return first;
  const chosen = reached.find(({ account }) => account.id === wanted);
  if (chosen === undefined) throw notFound('account not found', 'ACCOUNT-NOTFOUND-021');
  return chosen;
}

/** True when a path fits a registered pattern, whose `:name` stands for one segment. */
function pathMatches(pattern: string, path: string): boolean {
  const source = pattern.split('/').map((part) => {
    if (!part.startsWith(':')) return part;
    return /\{(.*)\}$/.exec(part)?.[1] ?? '[^/]+';
  });
  return new RegExp(`^${source.join('/')}$`).test(path);
}

const identified = z.object({ data: z.object({ id: z.string() }) });

/** Ids of what a call was about: that in its answer, or else that in its path, or those in its query. */
async function subjectsOf(context: Context, response: Response): Promise<string[]> {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const answered = identified.safeParse(isJson ? await response.clone().json() : undefined);
  if (answered.success) return [answered.data.data.id];
  const ids = Object.values(context.req.param()).at(-1) ?? context.req.query('ids') ?? '';
  return ids.split(',').filter((id) => id !== '');
}

const { endpoints: facts } = factsFileSchema.parse(table);

/** Refuses a query that lacks what an endpoint requires, or has a value of a wrong type. */
function checkQueryOf(fact: Fact | undefined, query: URLSearchParams): void {
  const [problem] = fact === undefined ? [] : checkQuery(fact, query);
  if (problem === undefined) return;
  const { name, expected } = problem;
  if (problem.problem === 'missing') throw badRequest(`${name} is required`);
  throw badRequest(problem.problem === 'choice' ? `${name} must be one of ${expected}` : `${name} must be ${expected}`);
}

/** Gives a server its way of letting requests in and of answering errors, and returns what registers its routes. */
export function createRegister(server: SandboxServer, surroundings: Surroundings): Register {
  const { accounts, clock, limiter, maximumBodyBytes } = surroundings;

  server.app.notFound((context) => {
    const known = server.coverage.some(({ path }) => pathMatches(path, context.req.path));
    return answerRefusal(known ? methodNotAllowed() : notFound(), context.req.path, clock.now());
  });
  server.app.onError((error, context) => {
    if (error instanceof Refusal) return answerRefusal(error, context.req.path, clock.now());
    throw error;
  });

  function admit(context: Context, area: Area): Call {
    const url = new URL(context.req.url);
    const { account, token } = authenticate(accounts, context.req.raw, url);
    const limit = { requests: account.behaviour.requestsPerSecond, window: 1000 };
    if (!limiter.take(`${account.id} ${token.id}`, limit).allowed) throw tooManyRequests();
    const wanted: readonly string[] = allowed[area];
    const suitable = token.roles.filter((role) => wanted.includes(role));
    const adminOnly = suitable.every((role) => role === 'admin');
    const refusesAdmin = area === 'upload' && !account.behaviour.adminTokensMayUpload;
    if (suitable.length === 0 || (adminOnly && refusesAdmin)) throw forbidden();
    account.pending.settle();
    return {
      account,
      token,
      request: context.req.raw,
      path: url.pathname,
      query: url.searchParams,
      limiter,
      maximumBodyBytes,
      parameter(name) {
        const value = context.req.param(name);
        if (value === undefined) throw new RangeError(`the route has no parameter ${name}`);
        return value;
      },
    };
  }

  return (endpoint, method, path, area, handle) => {
    const change = changeOf(endpoint);
    const fact = facts.find((known) => known.id === endpoint && known.method === method);
    server.route(endpoint, method, path, async (context) => {
      const call = admit(context, area);
      checkQueryOf(fact, call.query);
      const response = await handle(call);
      if (change !== undefined && response.ok) {
        for (const id of await subjectsOf(context, response)) call.account.changes.record(change, id);
      }
      return response;
    });
  };
}

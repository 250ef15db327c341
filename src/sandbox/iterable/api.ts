import type { Context } from 'hono';
import type { z } from 'zod';
import type { PendingWrites, SandboxServer, WindowLimiter } from '../kit/index.ts';
import { type Access, authenticate, countRequest } from './access.ts';
import { Refusal, pageNotFound, refuse } from './answers.ts';
import { type Body, parseBody, readBody } from './bodies.ts';
import type { Project } from './project.ts';
import type { EndpointRules } from './rules.ts';
import type { ApiKey, Region } from './settings.ts';
import { checkUserToken } from './user-tokens.ts';

/** One authenticated request, as a handler sees it. */
export interface Call {
  project: Project;
  key: ApiKey;
  /** Path as received. */
  path: string;
  query: URLSearchParams;
  /** Size of the body in bytes. */
  bodyBytes: number;
  /** A `:name` parameter of the path, decoded. */
  parameter: (name: string) => string;
  /** A `:name` parameter that must be a number; refuses (400) any other. */
  numericParameter: (name: string) => number;
  /** The body by its schema; refuses (400 `BadJsonBody`) what does not fit. */
  body: <Schema extends z.ZodType>(schema: Schema) => z.output<Schema>;
}

export type Handler = (call: Call) => Response | Promise<Response>;

/** Where the route files register what they answer. */
export interface Api {
  endpoint(name: string, method: string, path: string, rules: EndpointRules, handle: Handler): void;
}

export interface ApiContext {
  region: Region;
  projects: () => Iterable<Project>;
  limiter: WindowLimiter;
  pending: PendingWrites;
}

function parameterOf(context: Context, name: string): string {
  const value = context.req.param(name);
  if (value === undefined) throw new Error(`no path parameter '${name}'`);
  return value;
}

function numberOf(context: Context, name: string): number {
  const text = parameterOf(context, name);
  if (!/^\d{1,15}$/.test(text)) throw refuse(400, 'BadParams', `Invalid ${name}: ${text}`);
  return Number(text);
}

/** The headers that every answer of the API carries. */
function withVendorHeaders(response: Response): Response {
  response.headers.set('request-time', '1');
  response.headers.set('iterable-request-id', crypto.randomUUID());
  return response;
}

function answerRefusal(error: unknown): Response {
  if (error instanceof Refusal) return error.respond();
  throw error;
}

/**
 * Registers endpoints on a server so that each request passes the same gates in the vendor's order: key and key type,
 * rate limits, user token, then the handler. What any of them throws as a `Refusal` becomes the answer.
 */
export function createApi(server: SandboxServer, context: ApiContext): Api {
  server.app.notFound(() => pageNotFound());

  async function admit(name: string, rules: EndpointRules, hono: Context): Promise<Access & { body: Body }> {
    const request = hono.req.raw;
    context.pending.settle();
    const access = authenticate(context.projects(), context.region, request, rules);
    countRequest(context.limiter, access, name, new URL(request.url).pathname, rules.limits);
    const body = await readBody(hono.req);
    await checkUserToken(access, request, body.json);
    return { ...access, body };
  }

  async function serve(name: string, rules: EndpointRules, handle: Handler, hono: Context): Promise<Response> {
    const request = hono.req.raw;
    const { body, ...access } = await admit(name, rules, hono);
    const { pathname, searchParams } = new URL(request.url);
    return handle({
      ...access,
      path: pathname,
      query: searchParams,
      bodyBytes: body.bytes,
      parameter: (parameter) => parameterOf(hono, parameter),
      numericParameter: (parameter) => numberOf(hono, parameter),
      body: (schema) => parseBody(access.project, request, body, schema),
    });
  }

  return {
    endpoint(name, method, path, rules, handle) {
      server.route(name, method, path, async (hono) =>
        withVendorHeaders(await serve(name, rules, handle, hono).catch(answerRefusal)),
      );
    },
  };
}

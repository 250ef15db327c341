import type { Context, Handler } from 'hono';
import type { WindowLimit } from '../kit/index.ts';
import { type Admit, limitHeaders, rateLimitHeaders } from './admission.ts';
import { checkBody, parseBody } from './body.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import type { JsonObject } from './json.ts';
import { Refusal, refusals } from './refusal.ts';
import type { Workspace } from './workspace/index.ts';

/**
 * Counts a request, and writes into `headers` what its answer says of the limit.
 *
 * @throws Refusal 429
 */
function count(workspace: Workspace, headers: Headers, counter: string, limit: WindowLimit) {
  const state = workspace.limiter.take(counter, limit);
  const told = rateLimitHeaders(workspace, state);
  for (const name of limitHeaders) headers.delete(name);
  for (const [name, value] of Object.entries(told)) headers.set(name, value);
  if (!state.allowed) throw refusals.rateLimited();
}

async function readBody({ req: { raw: request } }: Context, largest?: number): Promise<JsonObject> {
  if (request.method === 'GET') return {};
  const text = await request.text();
  checkBody(request, text, largest);
  return parseBody(text);
}

function toCall(context: Context, workspace: Workspace, body: JsonObject): Call {
  const { pathname: path, searchParams: query } = new URL(context.req.raw.url);
  return { workspace, path, query, body, parameter: (name) => context.req.param(name) ?? '' };
}

function write({ status, body, headers: own = {} }: Answer, headers: Headers): Response {
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers });
}

/**
 * Puts an endpoint behind the gate that all share. In this order: credential and instance (401), permission (403),
 * rate limit (429), media type (415), size (413), JSON (400). What is refused before the limit does not count.
 */
export function gate(endpoint: Endpoint, admit: Admit): Handler {
  return async (context) => {
    const headers = new Headers();
    try {
      const workspace = admit(context.req.raw, endpoint.permission);
      const { name, pool, countsAlone = false } = endpoint;
      count(workspace, headers, countsAlone ? name : pool, workspace.limits[pool]);
      const call = toCall(context, workspace, await readBody(context, endpoint.largestBody));
      const second = endpoint.alsoCounts?.(call);
      if (second !== undefined) count(workspace, headers, second, workspace.limits[second]);
      workspace.pending.settle();
      return write(endpoint.answer(call), headers);
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse(headers);
      throw error;
    }
  };
}

/** Like `gate`, for calls whose credentials are in the body: they are read first, and have no limit. */
export function bodyGate(
  answer: Endpoint['answer'],
  admit: (request: Request, body: JsonObject, parameter: Call['parameter']) => Workspace,
): Handler {
  return async (context) => {
    try {
      const body = await readBody(context);
      const workspace = admit(context.req.raw, body, (name) => context.req.param(name) ?? '');
      workspace.pending.settle();
      return write(answer(toCall(context, workspace, body)), new Headers());
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse();
      throw error;
    }
  };
}

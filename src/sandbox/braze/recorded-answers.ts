import type { Context } from 'hono';
import type { SandboxServer, WindowLimit } from '../kit/index.ts';
import { type CallProblem, type Fact, factsFileSchema, registerShapes, shapesSchema } from '../reference/index.ts';
import facts from '../reference/generated/braze.json' with { type: 'json' };
import type { Admit } from './admission.ts';
import { checkBody, parseBody } from './body.ts';
import { notValid, required } from './checks.ts';
import { count } from './gate.ts';
import type { JsonObject } from './json.ts';
import { Refusal, refusals } from './refusal.ts';
import shapes from './shapes.json' with { type: 'json' };
import type { Workspace } from './workspace/index.ts';

/** The limit that a call counts towards: one of its own, or that of all calls that have none. */
function limitOf({ limits }: Workspace, { id, limit }: Fact): { counter: string; limit: WindowLimit } {
  const [, requests = '', seconds = ''] = /^(\d+)\/(\d+)s$/.exec(limit ?? '') ?? [];
  const own: WindowLimit = { requests: Number(requests), window: Number(seconds) * 1_000 };
  const isShared = own.requests === 0 || (own.requests === 250_000 && own.window === 3_600_000);
  return isShared ? { counter: 'default', limit: limits.default } : { counter: id, limit: own };
}

function refusalOf({ name, problem }: CallProblem): Refusal {
  if (problem === 'malformed') return refusals.malformedJson();
  return problem === 'missing' ? required(name) : notValid(name);
}

/** Throws a 400 `Refusal` for an app that the workspace does not have. */
function checkApp({ settings }: Workspace, { body: known = {} }: Fact, { app_id: app }: JsonObject) {
  if (known['app_id'] === undefined || typeof app !== 'string') return;
  if (!settings.apps.some(({ id }) => id === app)) throw notValid('app_id');
}

/**
 * Registers the endpoints that remember nothing, behind the same checks as the others: credential, permission, limit,
 * media type, size, and the parameters that Braze documents.
 */
export function registerRecordedAnswers(rest: SandboxServer, admit: Admit) {
  const limitHeaders = new WeakMap<Request, Headers>();
  const headersOf = ({ req: { raw } }: Context) => limitHeaders.get(raw) ?? new Headers();

  async function guard(context: Context, fact: Fact): Promise<Response | undefined> {
    const request = context.req.raw;
    const headers = new Headers();
    limitHeaders.set(request, headers);
    try {
      const workspace = admit(request, fact.permission);
      const { counter, limit } = limitOf(workspace, fact);
      count(workspace, headers, counter, limit);
      if (fact.body !== undefined) {
        const text = await context.req.text();
        checkBody(request, text);
        checkApp(workspace, fact, parseBody(text));
      }
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse(headers);
      throw error;
    }
  }

  registerShapes(rest, {
    facts: factsFileSchema.parse(facts).endpoints,
    shapes: shapesSchema.parse(shapes),
    guard,
    refuse: (context, [problem]) =>
      (problem === undefined ? notValid('body') : refusalOf(problem)).toResponse(headersOf(context)),
    respond: (context, { fact, body }) => Response.json(body, { status: fact.status, headers: headersOf(context) }),
  });
}

import type { Context } from 'hono';
import type { SandboxServer } from '../kit/index.ts';
import { type CallProblem, type Fact, factsFileSchema, registerShapes, shapesSchema } from '../reference/index.ts';
import facts from '../reference/generated/braze.json' with { type: 'json' };
import type { Admit } from './admission.ts';
import { notValid, required } from './checks.ts';
import { count } from './gate.ts';
import { Refusal, refusals } from './refusal.ts';
import shapes from './shapes.json' with { type: 'json' };

function refusalOf({ name, problem }: CallProblem): Refusal {
  if (problem === 'malformed') return refusals.malformedJson();
  return problem === 'missing' ? required(name) : notValid(name);
}

/** The only News Feed card that there is: the feed was retired, and no call makes cards. */
const knownCard = '5a4db0c5-0000-4000-8000-000800000001';

/** Throws a 400 `Refusal` for a card that the workspace does not have. */
function checkCard(query: URLSearchParams) {
  const card = query.get('card_id');
  if (card !== null && card !== knownCard) throw notValid('card_id');
}

/**
 * Registers the endpoints that remember nothing, behind the same checks as the others: credential, permission, limit and
 * the parameters that Braze documents.
 */
export function registerRecordedAnswers(rest: SandboxServer, admit: Admit) {
  const limitHeaders = new WeakMap<Request, Headers>();
  const headersOf = ({ req: { raw } }: Context) => limitHeaders.get(raw) ?? new Headers();

  function guard(context: Context, fact: Fact): Response | undefined {
    const request = context.req.raw;
    const headers = new Headers();
    limitHeaders.set(request, headers);
    try {
      const workspace = admit(request, fact.permission);
      count(workspace, headers, 'default', workspace.limits.default);
      checkCard(new URL(request.url).searchParams);
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

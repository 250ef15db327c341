import { type Context } from 'hono';
import { type SandboxServer } from '../kit/index.ts';
import { type CallProblem, checkCall } from './check.ts';
import { type Fact } from './fact.ts';
import { pageOfSample } from './page.ts';
import { fillSample, resolveSample, type Sample, type Shapes } from './shape.ts';

/** How a vendor answers the calls that its sandbox knows by their shape only. */
export interface ShapeBehaviour {
  /** The facts of the vendor; those of other servers are passed over. */
  facts: readonly Fact[];
  shapes: Shapes;
  /** Checks the credential, its permission and the limits; answers the refusal, or undefined to go on. */
  guard: (context: Context, fact: Fact) => Response | undefined | Promise<Response | undefined>;
  /** Refuses a call in the vendor's own form. `problems` is never empty. */
  refuse: (context: Context, problems: readonly CallProblem[], fact: Fact) => Response;
  /** Answers a call about something that is not among the known; needed where the shapes name what is known. */
  notFound?: (context: Context, fact: Fact) => Response;
  /** Answers the sample with the fact's status, as the vendor writes answers. Default: JSON, or nothing for 204. */
  respond?: (context: Context, answer: { fact: Fact; body: Sample }) => Response;
}

const unparsable = Symbol('a body that is no JSON');

async function bodyOf(context: Context, fact: Fact): Promise<unknown> {
  const text = await context.req.text();
  if (text === '') return undefined;
  if (fact.sends === 'form') return Object.fromEntries(new URLSearchParams(text));
  if (fact.sends !== undefined) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return unparsable;
    throw error;
  }
}

function respondJson(_: Context, { fact, body }: { fact: Fact; body: Sample }): Response {
  return fact.status === 204 ? new Response(null, { status: 204 }) : Response.json(body, { status: fact.status });
}

/** `/a/{id}/b` as the router writes it, `/a/:id/b`. */
function routePath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** The path parameters, those that are whole numbers as such. */
function pathValues({ path_parameters: known = {} }: Fact, context: Context): Record<string, string | number> {
  const isInteger = (name: string, text: string) => known[name] === 'integer!' && /^\d{1,15}$/.test(text);
  return Object.fromEntries(
    Object.entries(context.req.param()).map(([name, text]) => [name, isInteger(name, text) ? Number(text) : text]),
  );
}

/** Sorts before another path what has a fixed segment where the other has a parameter, so that it is tried first. */
function rankOf(path: string): string {
  return path.replace(/[^/]+/g, (segment) => (segment.includes('{') ? '1' : '0'));
}

const shapeOf = (path: string) => path.replace(/:\w+(?:\{[^}]*\})?/g, ':');

/**
 * Registers every fact of the server that no route answers yet. The call is checked against the facts; the answer is the
 * recorded one, and remembers nothing.
 *
 * @throws RangeError when a fact has no recorded answer, or an answer names no fact or one that a route answers already.
 */
export function registerShapes(server: SandboxServer, behaviour: ShapeBehaviour): void {
  const { facts, shapes, guard, refuse, notFound, respond = respondJson } = behaviour;
  const taken = new Set(server.coverage.map(({ method, path }) => `${method} ${shapeOf(path)}`));
  const own = facts.filter((candidate) => candidate.server === server.name);
  for (const fact of own.toSorted((left, right) => rankOf(left.path).localeCompare(rankOf(right.path)))) {
    const path = routePath(fact.path);
    const key = `${fact.method} ${shapeOf(path)}`;
    const recorded = shapes.answers[fact.id];
    if (taken.has(key)) {
      if (recorded !== undefined) throw new RangeError(`${fact.id} has a recorded answer and a route of its own`);
      continue;
    }
    if (recorded === undefined) throw new RangeError(`${fact.id} has neither a route nor a recorded answer`);
    taken.add(key);
    const known = Object.entries(shapes.known[fact.id] ?? {});
    if (known.length > 0 && notFound === undefined) throw new RangeError(`${fact.id} cannot say that it knows nothing`);
    const sample = resolveSample(recorded, shapes.objects);
    server.route(
      fact.id,
      fact.method,
      path,
      async (context) => {
        const refusal = await guard(context, fact);
        if (refusal !== undefined) return refusal;
        if (notFound !== undefined && known.some(([name, ids]) => !ids.includes(context.req.param(name) ?? ''))) {
          return notFound(context, fact);
        }
        const query = new URL(context.req.url).searchParams;
        const body = await bodyOf(context, fact);
        const problems: CallProblem[] =
          body === unparsable
            ? [{ in: 'body', name: '', problem: 'malformed', expected: 'JSON' }]
            : checkCall(fact, { query, body });
        if (problems.length > 0) return refuse(context, problems, fact);
        const filled = fillSample(sample, pathValues(fact, context));
        return respond(context, { fact, body: pageOfSample(fact, query, filled) });
      },
      'shape',
    );
  }
}

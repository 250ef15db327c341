import { type SandboxServer } from '../../kit/index.ts';
import { type CallProblem, type Fact, checkCall } from '../../reference/index.ts';
import { facts } from '../facts.ts';
import { type JsonObject, parseObject } from '../json.ts';
import { type Refusal, answering } from '../refusal.ts';
import { type SegmentState, type Space, type Workspace } from '../state/index.ts';
import { admit } from './admission.ts';
import { invalidInput, notFound } from './answers.ts';
import { audit } from './audit.ts';

/** One call of an endpoint: let in, with the parameters that its facts require. */
export interface PublicCall {
  state: SegmentState;
  workspace: Workspace;
  /** Who makes the call, as the vendor shows it in `createdBy`. */
  caller: string;
  request: Request;
  query: URLSearchParams;
  /** The JSON body, without what the endpoint does not know; empty when it takes none. */
  body: JsonObject;
  /** A parameter of the path. */
  parameter: (name: string) => string;
}

/** Returns what goes under `data`, or a complete answer. */
export type PublicAnswer = (call: PublicCall) => object | Promise<object>;

/** What endpoints answer, by their ids in the facts, which know the rest of them: path, stage, limit, parameters. */
export type PublicAnswers = Readonly<Record<string, PublicAnswer>>;

function wordsOf({ problem, expected }: CallProblem): string {
  if (problem === 'missing') return 'is required';
  if (problem === 'malformed') return `must be ${expected}`;
  return problem === 'choice' ? `must be one of ${expected}` : `must be of the type ${expected}`;
}

function refuseInput(problems: readonly CallProblem[]): Refusal {
  return invalidInput(
    problems.map((problem) => ({ field: problem.name === '' ? problem.in : problem.name, message: wordsOf(problem) })),
  );
}

async function readBody(request: Request, fact: Fact): Promise<JsonObject> {
  if (fact.body === undefined) return {};
  const mediaType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json$/.test(mediaType)) {
    throw invalidInput([{ field: 'Content-Type', message: 'must be application/json' }]);
  }
  const body = parseObject(await request.text());
  if (body === undefined) throw invalidInput([{ field: 'body', message: 'is not a JSON object' }]);
  return body;
}

/** The vendor passes over names that an endpoint does not know, such as those of what it sets itself. */
function knownOf(fact: Fact, body: JsonObject): JsonObject {
  const known = fact.body ?? {};
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(known, name)));
}

/** Sets the headers of the answer, except those that it has already. */
function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}

function register(server: SandboxServer, state: SegmentState, fact: Fact, answer: PublicAnswer): void {
  const path = fact.path.replace(/\{(\w+)\}/g, ':$1');
  const handler = answering(async ({ req }) => {
    state.pending.settle();
    const { headers, ...admitted } = admit(state, req.raw, fact);
    const query = new URL(req.url).searchParams;
    const body = await readBody(req.raw, fact);
    const problems = checkCall(fact, { query, body });
    if (problems.length > 0) throw refuseInput(problems);
    const parameter = (name: string) => req.param(name) ?? '';
    const call = { state, ...admitted, request: req.raw, query, body: knownOf(fact, body), parameter };
    const answered = await answer(call);
    const response = answered instanceof Response ? answered : Response.json({ data: answered });
    await audit(fact, call, response);
    return withHeaders(response, headers);
  });
  server.route(fact.id, fact.method, path, handler);
}

/** Registers endpoints in the vendor's `data` envelope. Throws a `RangeError` for an answer of no known endpoint. */
export function registerAnswers(server: SandboxServer, state: SegmentState, answers: PublicAnswers): void {
  const own = facts.filter((fact) => fact.server === server.name);
  for (const id of Object.keys(answers)) {
    if (!own.some((fact) => fact.id === id)) throw new RangeError(`no endpoint is called ${id}`);
  }
  for (const fact of own) {
    const answer = answers[fact.id];
    if (answer !== undefined) register(server, state, fact, answer);
  }
}

/** The space of a path. Throws a 404 `Refusal` when the workspace has no such space. */
export function spaceOf({ workspace, parameter }: PublicCall): Space {
  const { space } = workspace;
  if (space === undefined || space.id !== parameter('spaceId')) throw notFound('The space');
  return space;
}

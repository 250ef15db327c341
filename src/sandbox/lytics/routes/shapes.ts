import type { Context } from 'hono';
import type { SandboxServer } from '../../kit/index.ts';
import { type CallProblem, type Fact, factsFileSchema, registerShapes, shapesSchema } from '../../reference/index.ts';
import facts from '../../reference/generated/lytics.json' with { type: 'json' };
import type { Call, Gate } from '../call.ts';
import { answerNothing, answerVersion1, answerVersion2, isVersion2 } from '../envelope.ts';
import { toIdentity } from '../parameters.ts';
import { badRequest, notFound } from '../refusal.ts';
import type { Area } from '../roles.ts';
import shapes from '../shapes.json' with { type: 'json' };

const { endpoints } = factsFileSchema.parse(facts);
const recorded = shapesSchema.parse(shapes);

/** Roles for the calls whose names begin so: for reading, and for everything else. The first that fits counts. */
const areas: readonly [name: string, read: Area, write: Area][] = [
  ['account.', 'administer', 'administer'],
  ['content.', 'readContent', 'writeContent'],
  ['experience.', 'readExperiences', 'writeExperiences'],
  ['segment', 'readSegments', 'writeSegments'],
  ['v2.account.', 'administer', 'administer'],
  ['v2.control.', 'administer', 'administer'],
  ['v2.ml.', 'readSegments', 'writeSegments'],
  ['v2.schema.', 'readSchema', 'writeSchema'],
  ['v2.user.', 'anything', 'anything'],
  ['v2.', 'manageExports', 'manageExports'],
  ['workflow.', 'manageExports', 'manageExports'],
];

function areaOf({ id, method }: Fact): Area {
  const found = areas.find(([name]) => id.startsWith(name));
  if (found === undefined) throw new RangeError(`no roles are named for ${id}`);
  const [, read, write] = found;
  return method === 'GET' ? read : write;
}

/** The user of a recommendation. */
function checkUser(call: Call): void {
  const identity = toIdentity(call, call.parameter('fieldname'), call.parameter('fieldval'));
  if (call.account.profiles.find(identity) === undefined) throw notFound('entity not found', 'ENTITY-NOTFOUND-012');
}

/** The user of a recommendation in the account that the path names, which must be that of the caller. */
function checkUserOfAccount(call: Call): void {
  if (call.parameter('account') !== call.account.id) throw notFound('account not found', 'ACCOUNT-NOTFOUND-021');
  checkUser(call);
}

/** Where an import comes from; that a call must name both is said elsewhere. */
function checkImport({ account, query }: Call): void {
  const provider = query.get('provider_slug');
  const credential = query.get('auth_id');
  if (provider === null || credential === null) return;
  account.providers.get(provider);
  account.objects('credentials').get(credential);
}

/** Calls about something that is kept: when it is not there, they are refused as every other call about it. */
const subjects: readonly [name: string, find: (call: Call) => unknown][] = [
  ['content.recommendUser', checkUser],
  ['content.recommendPublic', checkUserOfAccount],
  ['content.recommendSegment', (call) => call.account.segments.get(call.parameter('segId'))],
  ['experience.importList', checkImport],
  ['v2.connection.', (call) => call.account.objects('connections').get(call.parameter('id'))],
  ['v2.flow.ui', (call) => call.account.objects('uiFlows').get(call.parameter('id'))],
];

const words: Record<CallProblem['problem'], (problem: CallProblem) => string> = {
  missing: ({ name }) => `${name} is required`,
  type: ({ name, expected }) => `${name} must be ${expected}`,
  choice: ({ name, expected }) => `${name} must be one of ${expected}`,
  malformed: ({ expected }) => `could not parse the body as ${expected}`,
};

function refuse(_: Context, [problem]: readonly CallProblem[]): never {
  if (problem === undefined) throw new RangeError('a call was refused for no reason');
  throw badRequest(words[problem.problem](problem), problem.problem === 'malformed' ? 'JSON-BADREQ-025' : 'BADREQ-001');
}

/** Registers the calls that are answered by their shape; a sample is what an answer has as `data`. */
export function registerShapesOfLytics(server: SandboxServer, { admit }: Gate): void {
  registerShapes(server, {
    facts: endpoints,
    shapes: recorded,
    guard(context, fact) {
      const call = admit(context, areaOf(fact));
      for (const [name, find] of subjects) if (fact.id.startsWith(name)) find(call);
      return undefined;
    },
    refuse,
    respond(_, { fact, body }) {
      if (fact.status === 204) return answerNothing();
      return isVersion2(fact.path) ? answerVersion2(body, fact.status) : answerVersion1(body, { status: fact.status });
    },
  });
}

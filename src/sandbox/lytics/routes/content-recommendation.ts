import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { booleanParameter, choiceParameter, integerParameter, listParameter, toIdentity } from '../parameters.ts';
import { type Affinities, affinitiesOf, meanAffinities, ranks, recommend, visitedBy } from '../recommendations.ts';
import { badRequest, notFound } from '../refusal.ts';

const path = '/api/content/recommend';
const usualCount = 10;

/** Answers documents in the order that the query asks for; `shuffle` leaves them in it. */
function answerDocuments(call: Call, affinities: Affinities, visited: ReadonlySet<string>): Response {
  const limit = integerParameter(call, 'limit', usualCount);
  if (limit < 1) throw badRequest('limit must be 1 or more');
  booleanParameter(call, 'shuffle', false);
  const segment = call.query.get('contentsegment');
  if (segment !== null) call.account.segments.get(segment);
  const documents = recommend(call.account, {
    affinities,
    visited,
    rank: choiceParameter(call, 'rank', ranks, 'affinity'),
    onlyVisited: call.query.has('visited') ? booleanParameter(call, 'visited', false) : undefined,
    topics: listParameter(call, 'topics'),
    limit,
  });
  return answer(call, documents);
}

function forUser(call: Call): Response {
  const identity = toIdentity(call, call.parameter('fieldname'), call.parameter('fieldval'));
  const profile = call.account.profiles.find(identity);
  if (profile === undefined) throw notFound('entity not found', 'ENTITY-NOTFOUND-012');
  return answerDocuments(call, affinitiesOf(profile), visitedBy(call.account, profile));
}

/** The public route names the account, which must be that of the caller. */
function forUserOfAccount(call: Call): Response {
  if (call.parameter('account') !== call.account.id) throw notFound('account not found', 'ACCOUNT-NOTFOUND-021');
  return forUser(call);
}

function forSegment(call: Call): Response {
  const { segments, memberships } = call.account;
  const members = memberships.members(segments.get(call.parameter('segId')).membership);
  return answerDocuments(call, meanAffinities(members), new Set());
}

/** What to show to whom. */
export function registerContentRecommendations(register: Register): void {
  register('content.recommendUser', 'GET', `${path}/user/:fieldname/:fieldval`, 'readContent', forUser);
  register('content.recommendSegment', 'GET', `${path}/segment/:segId`, 'readContent', forSegment);
  register(
    'content.recommendPublic',
    'GET',
    `${path}/:account/user/:fieldname/:fieldval`,
    'readContent',
    forUserOfAccount,
  );
}

import { contentType } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answerNothing, answerVersion1 } from '../envelope.ts';
import { choiceParameter, listParameter, requireTable } from '../parameters.ts';
import { badRequest, tooManyRequests } from '../refusal.ts';
import { change1, creation1, readSegmentBody, readStatementBody, toMembership } from '../segment-input.ts';
import { viewSegment, viewSize } from '../segment-view.ts';
import { type Segment, isOfValidity, toSlug, validities } from '../segments.ts';

function answer(call: Call, data: unknown, status = 200): Response {
  return answerVersion1(data, { status, statusAsWord: call.account.behaviour.statusAsWord });
}

const named = (call: Call): Segment => call.account.segments.get(call.parameter('id'));

/** Every segment: this list has no pages. */
function list(call: Call): Response {
  requireTable(call.query.get('table') ?? 'user');
  const validity = choiceParameter(call, 'valid', validities, 'true');
  const { account } = call;
  const shown = account.segments.list().filter((segment) => isOfValidity(account.segments, segment, validity));
  return answer(
    call,
    shown.map((segment) => viewSegment(account, segment)),
  );
}

/** A statement as text creates the segment that its ALIAS names, or changes it when it exists. */
async function upsertFromText(call: Call): Promise<Response> {
  const { text, query } = await readStatementBody(call);
  if (query.alias === undefined) throw badRequest('statement has no ALIAS');
  const { account } = call;
  const slug = toSlug(query.alias);
  const existing = account.segments.find(slug);
  const membership = toMembership(text, query);
  if (existing === undefined) {
    return answer(call, viewSegment(account, account.segments.create(query.alias, membership, { slug })), 201);
  }
  return answer(call, viewSegment(account, account.segments.update(existing, { membership })));
}

async function create(call: Call): Promise<Response> {
  if (contentType(call.request) === 'text/plain') return upsertFromText(call);
  const { details, statement } = await readSegmentBody(call, creation1);
  if (statement === undefined) throw badRequest('segment_ql is required');
  const name = details.name ?? statement.query.alias;
  if (name === undefined) throw badRequest('name is required');
  const membership = toMembership(statement.text, statement.query);
  return answer(call, viewSegment(call.account, call.account.segments.create(name, membership, details)), 201);
}

async function update(call: Call): Promise<Response> {
  const segment = named(call);
  const { details, statement } = await readSegmentBody(call, change1);
  const membership = statement === undefined ? {} : { membership: toMembership(statement.text, statement.query) };
  return answer(call, viewSegment(call.account, call.account.segments.update(segment, { ...details, ...membership })));
}

function remove(call: Call): Response {
  call.account.segments.remove(named(call));
  return answerNothing();
}

/** Deletes all or nothing: an unknown id refuses the call. */
function removeMany(call: Call): Response {
  const { segments } = call.account;
  const chosen = listParameter(call, 'ids').map((id) => segments.get(id));
  if (chosen.length === 0) throw badRequest('ids is required');
  for (const segment of chosen) segments.remove(segment);
  return answerNothing();
}

function sizes(call: Call): Response {
  const ids = listParameter(call, 'ids');
  if (ids.length === 0) throw badRequest('ids is required');
  return answer(
    call,
    ids.map((id) => viewSize(call.account, call.account.segments.get(id))),
  );
}

async function sizeOfStatement(call: Call): Promise<Response> {
  const limit = { requests: 1, window: 10_000 };
  if (!call.limiter.take(`${call.account.id} ad-hoc size`, limit).allowed) throw tooManyRequests();
  const { text, query } = await readStatementBody(call);
  call.account.segments.checkIncludes(query.filter);
  return answer(call, { size: call.account.memberships.members(toMembership(text, query)).length });
}

async function validate(call: Call): Promise<Response> {
  const { text, query } = await readStatementBody(call);
  call.account.segments.checkIncludes(query.filter);
  return answer(call, { segment_ql: text, valid: true });
}

/** Segments of v1, without the scan of their members. */
export function registerSegment(register: Register): void {
  register('segment.list', 'GET', '/api/segment', 'readSegments', list);
  register('segment.create', 'POST', '/api/segment', 'writeSegments', create);
  register('segment.deleteMany', 'DELETE', '/api/segment', 'writeSegments', removeMany);
  register('segment.sizeAdhoc', 'POST', '/api/segment/size', 'readSegments', sizeOfStatement);
  register('segment.validate', 'POST', '/api/segment/validate', 'readSegments', validate);
  register('segment.sizes', 'GET', '/api/segment/sizes', 'readSegments', sizes);
  register('segment.size', 'GET', '/api/segment/:id/size', 'readSegments', (call) =>
    answer(call, viewSize(call.account, named(call))),
  );
  register('segment.get', 'GET', '/api/segment/:id', 'readSegments', (call) =>
    answer(call, viewSegment(call.account, named(call))),
  );
  register('segment.update', 'PUT', '/api/segment/:id', 'writeSegments', update);
  register('segment.delete', 'DELETE', '/api/segment/:id', 'writeSegments', remove);
}

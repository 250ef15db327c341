import type { Call, Register } from '../call.ts';
import { answerVersion2 } from '../envelope.ts';
import { booleanParameter, choiceParameter, requireTable } from '../parameters.ts';
import { badRequest } from '../refusal.ts';
import { creation2, readSegmentBody, toMembership } from '../segment-input.ts';
import { viewSegment } from '../segment-view.ts';
import { type Segment, isOfValidity, segmentKinds, validities } from '../segments.ts';

const named = (call: Call): Segment => call.account.segments.get(call.parameter('id'));

function list(call: Call): Response {
  requireTable(call.query.get('table') ?? 'user');
  const { account } = call;
  const validity = choiceParameter(call, 'valid', validities, 'true');
  const kind = choiceParameter(call, 'kind', [...segmentKinds, 'all'], 'all');
  const withSize = booleanParameter(call, 'sizes', false);
  const shown = account.segments
    .list()
    .filter(
      (segment) => isOfValidity(account.segments, segment, validity) && (kind === 'all' || segment.kind === kind),
    );
  return answerVersion2(shown.map((segment) => viewSegment(account, segment, { withSize })));
}

function get(call: Call): Response {
  const withSize = booleanParameter(call, 'sizes', false);
  return answerVersion2(viewSegment(call.account, named(call), { withSize }));
}

async function create(call: Call): Promise<Response> {
  const { details, statement } = await readSegmentBody(call, creation2);
  if (statement === undefined) throw badRequest('segment_ql is required');
  const membership = toMembership(statement.text, statement.query);
  const segment = call.account.segments.create(details.name ?? '', membership, details);
  return answerVersion2(viewSegment(call.account, segment), 201);
}

async function update(call: Call): Promise<Response> {
  const segment = named(call);
  const { details, statement } = await readSegmentBody(call, creation2);
  const membership = statement === undefined ? {} : { membership: toMembership(statement.text, statement.query) };
  return answerVersion2(
    viewSegment(call.account, call.account.segments.update(segment, { ...details, ...membership })),
  );
}

function remove(call: Call): Response {
  const segment = named(call);
  call.account.segments.remove(segment);
  return answerVersion2(viewSegment(call.account, segment));
}

/** Deletes the segments it knows and names those that it does not. */
function removeMany(call: Call): Response {
  const { account } = call;
  const ids = call
    .parameter('ids')
    .split(',')
    .filter((id) => id !== '');
  const segments = ids.flatMap((id) => account.segments.find(id) ?? []);
  for (const segment of segments) account.segments.remove(segment);
  return answerVersion2({
    deleted: segments.map(({ id }) => id),
    not_deleted: ids.filter((id) => !segments.some((segment) => segment.id === id || segment.slug === id)),
    segments: segments.map((segment) => viewSegment(account, segment)),
  });
}

/** Segments of v2. */
export function registerSegment2(register: Register): void {
  register('v2.segment.list', 'GET', '/v2/segment', 'readSegments', list);
  register('v2.segment.create', 'POST', '/v2/segment', 'writeSegments', create);
  register('v2.segment.get', 'GET', '/v2/segment/:id', 'readSegments', get);
  register('v2.segment.update', 'PUT', '/v2/segment/:id', 'writeSegments', update);
  register('v2.segment.deleteMany', 'DELETE', '/v2/segment/:ids{[^/]*,[^/]*}', 'writeSegments', removeMany);
  register('v2.segment.delete', 'DELETE', '/v2/segment/:id', 'writeSegments', remove);
}

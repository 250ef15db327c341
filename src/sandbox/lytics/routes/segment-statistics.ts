import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { countFields } from '../field-info.ts';
import { integerParameter, listParameter, requireTable } from '../parameters.ts';
import { Refusal, badRequest } from '../refusal.ts';
import { sizeOf } from '../segment-view.ts';
import type { Segment } from '../segments.ts';
import { toIsoTime } from '../values.ts';

const area = 'readSegments';
const mostTerms = 1000;

const named = (call: Call): Segment => call.account.segments.get(call.parameter('segId'));

/** The segments of `ids`, which must name at least one. */
function several(call: Call): Segment[] {
  const ids = listParameter(call, 'ids');
  if (ids.length === 0) throw badRequest('ids is required');
  return ids.map((id) => call.account.segments.get(id));
}

/** The history of a size. Sizes are not recorded here, so that it has one point: now. */
function history({ account }: Call, segment: Segment) {
  const { id, slug, createdAt } = segment;
  const point = { ts: toIsoTime(account.clock.now()), value: sizeOf(account, segment) };
  return { id, slug_name: slug, created: toIsoTime(createdAt), data: [point] };
}

function fieldInfo(call: Call, segments: readonly Segment[]): Response {
  requireTable(call.query.get('table') ?? 'user');
  const limit = integerParameter(call, 'limit', 20);
  if (limit < 1 || limit > mostTerms) throw badRequest(`limit must be 1 to ${mostTerms}`);
  const only = listParameter(call, 'fields');
  const { memberships } = call.account;
  return answer(call, {
    segments: segments.map(({ id, name, slug, membership }) => ({
      id,
      name,
      slug_name: slug,
      fields: countFields(memberships.members(membership), limit, only),
    })),
  });
}

function summarise(call: Call, { id, slug, name, kind, isPublic }: Segment): Response {
  return answer(call, { id, slug_name: slug, name, kind, table: 'user', is_public: isPublic });
}

/** Only the id will do: a slug ends in an error of the server. */
function fieldInfoOfOne(call: Call): Response {
  const segment = named(call);
  if (segment.id !== call.parameter('segId')) throw new Refusal(500, 'internal error', 'INTERNAL-019');
  return fieldInfo(call, [segment]);
}

/** What is counted of segments. */
export function registerSegmentStatistics(register: Register): void {
  register('segment.attributions', 'GET', '/api/segment/attribution', area, (call) =>
    answer(
      call,
      several(call).map((segment) => history(call, segment)),
    ),
  );
  register('segment.fieldInfos', 'GET', '/api/segment/fieldinfo', area, (call) => fieldInfo(call, several(call)));
  register('segment.summary', 'GET', '/api/segment/:segId/summary', area, (call) => summarise(call, named(call)));
  register('segment.attribution', 'GET', '/api/segment/:segId/attribution', area, (call) =>
    answer(call, history(call, named(call))),
  );
  register('segment.fieldInfo', 'GET', '/api/segment/:segId/fieldinfo', area, fieldInfoOfOne);
}

import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { badRequest } from '../refusal.ts';
import { includedSegments } from '../segment-ql/index.ts';
import { viewSegment } from '../segment-view.ts';
import type { Segment } from '../segments.ts';
import { requireWorkflow } from '../workflows.ts';

const path = '/v2/segment/:id';
const named = (call: Call): Segment => call.account.segments.get(call.parameter('id'));

/** The segments whose membership decides on this one's, nearest first. */
function ancestorsOf({ account: { segments } }: Call, segment: Segment): Segment[] {
  const found = new Set<Segment>();
  function collect({ membership }: Segment) {
    if (membership.kind === 'list') return;
    for (const name of includedSegments(membership.filter)) {
      const included = segments.find(name);
      if (included === undefined || found.has(included)) continue;
      found.add(included);
      collect(included);
    }
  }
  collect(segment);
  return [...found];
}

/** Jobs name their segments by id. */
function jobsOf({ account }: Call, { id }: Segment) {
  return account.jobs.list().filter(({ config }) => {
    const ids = config['segment_ids'];
    return Array.isArray(ids) && ids.includes(id);
  });
}

/** Puts a segment on the list of those that the exports of a workflow leave out, or takes it off. */
function exclude(call: Call): Response {
  const operation = call.parameter('operation');
  if (operation !== 'add' && operation !== 'remove') throw badRequest('operation must be add or remove');
  const workflow = call.query.get('workflow') ?? '';
  if (workflow !== '') requireWorkflow(call.account, workflow);
  const { id } = call.account.segments.get(call.query.get('segment_id') ?? '');
  const excluded = new Set(call.account.excludedSegments.get(workflow));
  if (operation === 'add') excluded.add(id);
  else excluded.delete(id);
  call.account.excludedSegments.set(workflow, excluded);
  return answer(call, { workflow, segment_ids: [...excluded] });
}

/** How segments of v2 hang together with each other and with jobs. */
export function registerSegmentRelations(register: Register): void {
  register('v2.segment.exclude', 'POST', '/v2/segment/exclude/:operation', 'writeSegments', exclude);
  register('v2.segment.ancestors', 'GET', `${path}/ancestors`, 'readSegments', (call) =>
    answer(
      call,
      ancestorsOf(call, named(call)).map((segment) => viewSegment(call.account, segment)),
    ),
  );
  register('v2.segment.jobs', 'GET', `${path}/jobs`, 'readSegments', (call) => answer(call, jobsOf(call, named(call))));
  // Membership is worked out at every read, so that there is nothing left to compute.
  register('v2.segment.reevaluate', 'POST', `${path}/reevaluate`, 'writeSegments', (call) =>
    answer(call, { id: named(call).id }),
  );
}

import { z } from 'zod';
import type { Regulation, Workspace } from '../../state/index.ts';
import type { PublicAnswers, PublicCall } from '../call.ts';
import { listed, parseInput } from '../input.ts';
import { list, pick } from '../items.ts';
import { checkQuota } from './regulation-quota.ts';
import { runRegulation } from './run-regulation.ts';

const retention = 90 * 86_400_000;

const workspaceTypes = [
  'SUPPRESS_ONLY',
  'UNSUPPRESS',
  'DELETE_INTERNAL',
  'SUPPRESS_WITH_DELETE_INTERNAL',
  'DELETE_ONLY',
  'SUPPRESS_WITH_DELETE',
] as const;
const sourceTypes = [...workspaceTypes, 'DELETE_ARCHIVE_ONLY'] as const;
const statuses = [
  'FAILED',
  'FINISHED',
  'INITIALIZED',
  'INVALID',
  'NOT_SUPPORTED',
  'PARTIAL_SUCCESS',
  'RUNNING',
] as const;

const subjectIds = z.array(z.string().min(1)).min(1).max(5000);
const collection = z.undefined().optional();
const workspaceSchema = z.object({
  regulationType: z.enum(workspaceTypes),
  subjectType: z.enum(['USER_ID', 'OBJECT_ID']),
  subjectIds,
  collection,
});
const sourceSchema = z.object({
  regulationType: z.enum(sourceTypes),
  subjectType: z.enum(['USER_ID', 'ANONYMOUS_ID']),
  subjectIds,
  collection,
});
const cloudSourceSchema = z.object({
  regulationType: z.enum(workspaceTypes),
  subjectType: z.literal('OBJECT_ID'),
  subjectIds,
  collection: z.string().min(1),
});

type Body = z.output<typeof workspaceSchema | typeof sourceSchema | typeof cloudSourceSchema>;

function start({ state, workspace }: PublicCall, body: Body, sourceId?: string): Response {
  const headers = checkQuota(state, workspace, body);
  const regulation: Regulation = {
    id: `reg_${crypto.randomUUID().replaceAll('-', '')}`,
    regulationType: body.regulationType,
    subjectType: body.subjectType,
    subjectIds: body.subjectIds,
    sourceId,
    collection: body.collection,
    overallStatus: 'INITIALIZED',
    createdAt: state.clock.now(),
    finishedAt: undefined,
    streamStatus: [],
  };
  workspace.regulations.push(regulation);
  runRegulation(state, workspace, regulation);
  return Response.json({ data: { regulateId: regulation.id } }, { headers });
}

function sourceIdOf({ workspace, parameter }: PublicCall): string {
  return pick(workspace.sources, parameter('sourceId'), 'The source').id;
}

const iso = (time: number) => new Date(time).toISOString();

function present({ id: workspaceId }: Workspace, regulation: Regulation) {
  const { id, overallStatus, createdAt, finishedAt, streamStatus } = regulation;
  return {
    id,
    workspaceId,
    overallStatus,
    createdAt: iso(createdAt),
    ...(finishedAt === undefined ? {} : { finishedAt: iso(finishedAt) }),
    streamStatus: streamStatus.map((stream) => ({
      id: stream.id,
      destinationStatus: stream.destinationStatus.map((one) => ({ ...one, finishedAt: iso(one.finishedAt) })),
    })),
  };
}

/** How a list shows a regulation: whom it is about, and not how each destination did. */
function presentEntry({ id, subjectType, subjectIds, overallStatus, regulationType, ...times }: Regulation) {
  const { createdAt, finishedAt } = times;
  return {
    id,
    subjectType,
    subjects: subjectIds,
    status: overallStatus,
    createdAt: iso(createdAt),
    regulationType,
    ...(finishedAt === undefined ? {} : { finishedAt: iso(finishedAt) }),
  };
}

function listRegulations(call: PublicCall, types: readonly string[], sourceId?: string): object {
  const { state, workspace, query } = call;
  const filterSchema = z.object({
    status: z.enum(statuses).optional(),
    regulationTypes: z.array(z.enum(types)).optional(),
  });
  const filter = parseInput(filterSchema, {
    status: query.get('status') ?? undefined,
    regulationTypes: listed(query, 'regulationTypes'),
  });
  const found = workspace.regulations
    .filter((regulation) => sourceId === undefined || regulation.sourceId === sourceId)
    .filter(({ createdAt }) => createdAt > state.clock.now() - retention)
    .filter(({ overallStatus }) => filter.status === undefined || overallStatus === filter.status)
    .filter(({ regulationType }) => filter.regulationTypes?.includes(regulationType) !== false);
  return list(call, 'regulations', found, presentEntry);
}

function listSuppressions(call: PublicCall): object {
  const idsByType = new Map<string, Set<string>>();
  for (const { subjectType, subjectId } of call.workspace.suppressed) {
    idsByType.set(subjectType, (idsByType.get(subjectType) ?? new Set<string>()).add(subjectId));
  }
  return list(call, 'suppressed', [...idsByType], ([subjectType, ids]) => ({ subjectType, subjectIds: [...ids] }));
}

function get(call: PublicCall): object {
  const regulation = pick(call.workspace.regulations, call.parameter('regulateId'), 'The regulation');
  return { regulation: present(call.workspace, regulation) };
}

/** Deletion and suppression: asynchronous, and by user id, anonymous id or object id only. */
export const regulationAnswers: PublicAnswers = {
  'public.createWorkspaceRegulation': (call) => start(call, parseInput(workspaceSchema, call.body)),
  'public.listWorkspaceRegulations': (call) => listRegulations(call, workspaceTypes),
  'public.getRegulation': get,
  'public.createSourceRegulation': (call) => start(call, parseInput(sourceSchema, call.body), sourceIdOf(call)),
  'public.listRegulationsFromSource': (call) => listRegulations(call, sourceTypes, sourceIdOf(call)),
  'public.createCloudSourceRegulation': (call) =>
    start(call, parseInput(cloudSourceSchema, call.body), sourceIdOf(call)),
  'public.listSuppressions': listSuppressions,
};

import { z } from 'zod';
import { type AuditEvent } from '../../state/index.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';
import { list } from '../items.ts';

const time = z.iso.datetime({ offset: true }).optional();
const rangeSchema = z.object({ startTime: time, endTime: time });

const show = ({ at, ...event }: AuditEvent) => ({ ...event, timestamp: new Date(at).toISOString(), actorEmail: '' });

/** The changes of a workspace, the newest first. */
function listAuditEvents(call: PublicCall): object {
  const { query, workspace } = call;
  const { startTime, endTime } = parseInput(rangeSchema, {
    startTime: query.get('startTime') ?? undefined,
    endTime: query.get('endTime') ?? undefined,
  });
  const start = startTime === undefined ? Number.NEGATIVE_INFINITY : Date.parse(startTime);
  const end = endTime === undefined ? Number.POSITIVE_INFINITY : Date.parse(endTime);
  const found = workspace.auditEvents.filter(
    ({ at, resourceId, resourceType }) =>
      at >= start &&
      at <= end &&
      (query.get('resourceId') ?? resourceId) === resourceId &&
      (query.get('resourceType') ?? resourceType) === resourceType,
  );
  return list(call, 'events', found.toReversed(), show);
}

/** The audit trail of a workspace. */
export const auditEventAnswers: PublicAnswers = { 'public.listAuditEvents': listAuditEvents };

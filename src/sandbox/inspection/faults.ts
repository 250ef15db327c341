import { z } from 'zod';
import type { ActiveFaultRule, Fault } from '../kit/index.ts';
import { fields } from './fields.ts';
import { problem } from './problem.ts';

const withoutBody = [204, 205, 304];

const statusFault = z
  .strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    headers: z.record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).optional(),
    body: z.string().optional(),
  })
  .refine(({ status, body }) => body === undefined || !withoutBody.includes(status), {
    message: 'an answer of this status has no body',
    path: ['body'],
  });

const faultSchema = z.discriminatedUnion('kind', [
  statusFault,
  z.strictObject({ kind: z.enum(['lost_answer', 'refused_connection', 'cut_body', 'malformed_body']) }),
  z.strictObject({ kind: z.literal('latency'), milliseconds: fields.milliseconds }),
]);

export const faultRuleSchema = z.strictObject({
  vendor: fields.vendor,
  method: fields.method.optional(),
  path: z.string().optional(),
  times: z.int().min(1).optional(),
  fault: faultSchema,
});

/** Waits so many milliseconds of real time. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Throws a 409 for latency where nothing can wait. */
export function toFault(input: z.output<typeof faultSchema>, wait: Wait | undefined): Fault {
  switch (input.kind) {
    case 'status': {
      const { kind, status, headers, body } = input;
      return {
        kind,
        status,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
      };
    }
    case 'latency': {
      const { kind, milliseconds } = input;
      if (wait === undefined) throw problem(409, 'This sandbox has no timer: add latency in process, with `until`.');
      return { kind, milliseconds, until: () => wait(milliseconds) };
    }
    default:
      return { kind: input.kind };
  }
}

/** A rule as JSON; `left` is null for one that never runs out. */
export function presentRule(vendor: string, { method, path, times, left, fault }: ActiveFaultRule) {
  const { until: _until, ...described } = 'until' in fault ? fault : { ...fault, until: undefined };
  return { vendor, method, path, times, left: Number.isFinite(left) ? left : null, fault: described };
}

import { z } from 'zod';
import { readJson, readText, requireContentType } from './body.ts';
import type { Call } from './call.ts';
import { requireTable } from './parameters.ts';
import { badRequest } from './refusal.ts';
import type { SegmentQuery } from './segment-ql/index.ts';
import { type Membership, type SegmentDetails, readStatement, segmentKinds } from './segments.ts';

const common = {
  slug_name: z.string().optional(),
  description: z.string().optional(),
  is_public: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
  groups: z.array(z.string()).optional(),
  save_hist: z.boolean().optional(),
  schedule_exit: z.boolean().optional(),
  kind: z.enum(segmentKinds).optional(),
  table: z.string().optional(),
  ast: z.unknown().optional(),
};

/** What creates a segment on v1: the name may come from the statement's ALIAS. */
export const creation1 = z.object({ ...common, name: z.string().optional(), segment_ql: z.string() });
/** What creates or changes a segment on v2, where the name is required. */
export const creation2 = z.object({ ...common, name: z.string(), segment_ql: z.string().optional() });
/** What changes a segment on v1. */
export const change1 = z.object({ ...common, name: z.string().optional(), segment_ql: z.string().optional() });

type Input = z.infer<typeof change1>;

/** The details of a segment that a body gives; fields it does not name stay as they are. */
export function toDetails(input: Input): SegmentDetails {
  requireTable(input.table ?? 'user');
  return {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.slug_name === undefined ? {} : { slug: input.slug_name }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.is_public === undefined ? {} : { isPublic: input.is_public }),
    ...(input.tags === undefined ? {} : { tags: input.tags }),
    ...(input.groups === undefined ? {} : { groups: input.groups }),
    ...(input.save_hist === undefined ? {} : { saveHistory: input.save_hist }),
    ...(input.schedule_exit === undefined ? {} : { scheduleExit: input.schedule_exit }),
    ...(input.kind === undefined ? {} : { kind: input.kind }),
  };
}

export function toMembership(text: string, query: SegmentQuery): Membership {
  return { kind: 'condition', text, filter: query.filter };
}

/** A statement sent as the whole body. @throws Refusal when it is no `text/plain` or cannot be parsed. */
export async function readStatementBody(call: Call): Promise<{ text: string; query: SegmentQuery }> {
  requireContentType(call.request, ['text/plain']);
  const text = await readText(call);
  return { text, query: readStatement(text) };
}

/** The statement and details of a JSON body. The published AST form of conditions is refused: its shape is not public. */
export async function readSegmentBody(
  call: Call,
  schema: z.ZodType<Input>,
): Promise<{ details: SegmentDetails; statement: { text: string; query: SegmentQuery } | undefined }> {
  const input = await readJson(call, schema);
  if (input.ast !== undefined) throw badRequest('ast is not supported here: send segment_ql');
  const text = input.segment_ql;
  return {
    details: toDetails(input),
    statement: text === undefined ? undefined : { text, query: readStatement(text) },
  };
}

import { z } from 'zod';
import { type Fact, type FactsFile } from '../../src/sandbox/reference/index.ts';
import { sheetPagingSchema, toFactPaging } from './paging.ts';
import { sheetParametersSchema, toFactParameters } from './sheet-parameter.ts';

const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

const rateSchema = z.looseObject({ requests: z.number(), per_seconds: z.number() });

/** What the tables of all vendors have in common; each has more of its own. */
const sheetSchema = z.array(
  z.looseObject({
    id: z.string(),
    method: z.string(),
    path: z.string(),
    summary: z.string(),
    path_params: sheetParametersSchema,
    query_params: sheetParametersSchema,
    body_params: sheetParametersSchema,
    response_list_key: nullable(z.string()),
    rate_limit: nullable(z.union([z.string(), rateSchema])),
    batch_limit: nullable(z.union([z.number(), z.looseObject({ max: z.number() })])),
    max_body_bytes: nullable(z.number()),
    pagination: nullable(sheetPagingSchema),
    docs: nullable(z.string()),
    note: nullable(z.string()),
    confidence: nullable(z.enum(['high', 'medium', 'low'])),
    // Braze
    permission: nullable(z.string()),
    success_status: nullable(z.number()),
    async: nullable(z.boolean()),
    lifecycle: nullable(z.string()),
    // Iterable
    key_type: nullable(z.array(z.string())),
    response_format: nullable(z.string()),
    response_fields: nullable(z.array(z.string())),
    identify_by: nullable(z.looseObject({ in: z.string(), one_of: z.array(z.string()) })),
    // Segment and Lytics
    api: nullable(z.string()),
    response_data_keys: nullable(z.array(z.string())),
    stage: nullable(z.string()),
    content_type: nullable(z.string()),
    success: nullable(z.looseObject({ status: z.number() })),
  }),
);

type Row = z.infer<typeof sheetSchema>[number];

/** Server of each vendor's table rows that name none, or another than the definitions do. */
const serverOf: Record<string, (row: Row) => string> = {
  braze: () => 'rest',
  iterable: () => 'api',
  segment: ({ api }) => api ?? '',
  lytics: ({ api }) => (api === 'collect' ? 'collect' : 'api'),
};

function toLimit(limit: Row['rate_limit']): string | undefined {
  if (limit === undefined || limit === null) return undefined;
  return typeof limit === 'string' ? limit : `${limit.requests}/${limit.per_seconds}s`;
}

const sends: [RegExp, string][] = [
  [/x-www-form-urlencoded/, 'form'],
  [/csv/, 'csv'],
  [/^text\/plain/, 'text'],
];

function toFact(vendor: string, row: Row): Fact {
  const place = serverOf[vendor];
  if (place === undefined) throw new RangeError(`there is no table for ${vendor}`);
  const inCall = row.identify_by?.in === 'body' || row.identify_by?.in === 'query';
  const stage = row.lifecycle ?? row.stage;
  const answers = row.response_format ?? 'json';
  return {
    id: row.id,
    server: place(row),
    method: row.method,
    path: row.path,
    summary: row.summary,
    path_parameters: toFactParameters(row.path_params),
    query: toFactParameters(row.query_params),
    body: toFactParameters(row.body_params),
    needs_one_of: inCall ? row.identify_by?.one_of : undefined,
    sends: sends.find(([pattern]) => pattern.test(row.content_type ?? ''))?.[1],
    answers: answers === 'json' ? undefined : answers,
    status: row.success_status ?? row.success?.status ?? 200,
    list: row.response_list_key ?? undefined,
    returns: row.response_fields ?? row.response_data_keys ?? undefined,
    limit: toLimit(row.rate_limit),
    batch: typeof row.batch_limit === 'number' ? row.batch_limit : row.batch_limit?.max,
    max_bytes: row.max_body_bytes ?? undefined,
    paging: row.pagination === null || row.pagination === undefined ? undefined : toFactPaging(row.pagination),
    permission: row.permission ?? row.key_type?.join(', '),
    queued: row.async === true ? true : undefined,
    stage: stage === 'ga' || stage === 'stable' || stage === null ? undefined : stage,
    confidence: row.confidence ?? undefined,
    docs: row.docs ?? undefined,
    note: row.note ?? undefined,
  };
}

/** Reads a vendor's endpoint table into facts. Throws a `ZodError` that names what it does not understand. */
export function readSheet(vendor: string, table: unknown): FactsFile {
  return { vendor, endpoints: sheetSchema.parse(table).map((row) => toFact(vendor, row)) };
}

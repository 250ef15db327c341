import { z } from 'zod';

/** A parameter in the notation of definitions: `string!`, or the long form. */
export type FactParameter =
  | string
  | {
      type: string;
      required?: boolean | undefined;
      choices?: string[] | undefined;
      fields?: Record<string, FactParameter> | undefined;
    };

const parameterSchema: z.ZodType<FactParameter> = z.union([
  z.string(),
  z.strictObject({
    type: z.string(),
    required: z.boolean().optional(),
    choices: z.array(z.string()).optional(),
    get fields() {
      return parametersSchema;
    },
  }),
]);

const parametersSchema = z.record(z.string(), parameterSchema).optional();

/** How a list goes on. */
const pagingSchema = z.strictObject({
  style: z.string(),
  /** Query parameter that says where the page begins. */
  parameter: z.string().optional(),
  /** Query parameter of the number of records in a page. */
  size: z.string().optional(),
  first: z.number().int().optional(),
  default: z.number().int().optional(),
  maximum: z.number().int().optional(),
  /** Where the answer has the way to the next page. */
  next: z.string().optional(),
  /** Where the answer says whether there is more. */
  more: z.string().optional(),
});

/** What is known of one endpoint of a vendor, in one form for all vendors. */
export const factSchema = z.strictObject({
  /** Its name in the vendor's endpoint table. */
  id: z.string(),
  server: z.string(),
  method: z.string(),
  path: z.string(),
  summary: z.string(),
  path_parameters: parametersSchema,
  query: parametersSchema,
  body: parametersSchema,
  needs_one_of: z.array(z.string()).optional(),
  sends: z.string().optional(),
  answers: z.string().optional(),
  status: z.number().int(),
  list: z.string().optional(),
  returns: z.array(z.string()).optional(),
  /** `100/1s`; a text where the vendor gives no figure. */
  limit: z.string().optional(),
  batch: z.number().int().optional(),
  max_bytes: z.number().int().optional(),
  paging: pagingSchema.optional(),
  permission: z.string().optional(),
  queued: z.boolean().optional(),
  stage: z.string().optional(),
  confidence: z.enum(['high', 'medium', 'low']).optional(),
  docs: z.string().optional(),
  note: z.string().optional(),
});

export const factsFileSchema = z.strictObject({ vendor: z.string(), endpoints: z.array(factSchema) });

export type Fact = z.infer<typeof factSchema>;
export type FactsFile = z.infer<typeof factsFileSchema>;

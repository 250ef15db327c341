import { z } from 'zod';
import { pathSchema } from '../../mapping/index.ts';

/** The records of a call that takes many. */
export const batchSchema = z.strictObject({
  arrays: z
    .array(z.string())
    .describe('Lists of the query or the body that hold the records; none: the body is the record, or a list of them.'),
  max: z.number().int().positive().optional().describe('Records in one call, at most, where the vendor has a limit.'),
  each: z.boolean().default(false).describe('True: at most so many in each array, not in all of them together.'),
  recommended: z
    .strictObject({
      records: z.number().int().positive().describe('How many records are well sent at once. More are not refused.'),
      confidence: z.enum(['high', 'medium', 'low']).describe('How sure the number is.'),
    })
    .optional()
    .describe('A good size where the vendor publishes no limit.'),
});

/** How an answer, of whatever status, says which of the records of its call were refused. */
export const refusalsSchema = z.strictObject({
  at: pathSchema.optional().describe('Where the answer has a list with an entry for each refused record.'),
  reason: z.string().optional().describe('Property of an entry that says why.'),
  array: z.string().optional().describe('Property of an entry that names the list of the body that the record is in.'),
  index: z.string().optional().describe('Property of an entry that says which record, counted from 0.'),
  same: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Properties that an entry has in common with its record, by which it is found.'),
  known_by: z
    .array(
      z.strictObject({
        at: z
          .record(pathSchema, z.string())
          .describe(
            'Where the answer lists values of refused records, and why those were. An object is read as values, each with its reason.',
          ),
        key: z
          .string()
          .optional()
          .describe('Property of a record that has the value; absent: the record is the value.'),
        ignore_case: z
          .boolean()
          .default(false)
          .describe('True: the case of the value and the spaces around it mean nothing.'),
      }),
    )
    .optional()
    .describe('Lists that name refused records by a value, not by their place.'),
  count: pathSchema.optional().describe('Where the answer says how many records were refused.'),
});

export type BatchSpec = z.infer<typeof batchSchema>;
export type RefusalsSpec = z.infer<typeof refusalsSchema>;

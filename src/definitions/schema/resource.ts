import { z } from 'zod';
import { lensSpecSchema, pathSchema } from '../../mapping/index.ts';
import { attributesSchema } from './attributes.ts';
import { argumentsSchema, callSchema, endpointNameSchema, fileHeader, jsonSchema, nameSchema } from './shared.ts';

/** One way to name a record: a `user_id`, an e-mail address, an alias made of label and name. */
export const identityKindSchema = z.strictObject({
  label: z.string().describe('What people call the identifier.'),
  parts: z
    .array(nameSchema)
    .optional()
    .describe('Names of the parts of an id such as alias:label:name; absent: one part, {value}.'),
  field: z.string().optional().describe('The unified field that holds this identifier.'),
  record: z
    .record(z.string(), jsonSchema)
    .optional()
    .describe('What a written record carries to be found by this kind; absent: records cannot be written by it.'),
  replaces: pathSchema.optional().describe('The place in the written record that `record` makes redundant.'),
  change: z
    .string()
    .optional()
    .describe('Why the identifier cannot be changed by an update, and what can be done instead.'),
  lowercase: z
    .enum(['refuse', 'convert'])
    .optional()
    .describe('The vendor finds lower-case values only. refuse: others are refused; convert: case means nothing.'),
  form: z
    .strictObject({
      pattern: z.string().optional().describe('Regular expression that the whole value fits.'),
      max_bytes: z.number().int().positive().optional().describe('Most bytes of the value, in UTF-8.'),
      is: z.string().describe('The form in words, to go on after “it has to be …”.'),
    })
    .optional()
    .describe('The form that every value has; others are refused before the vendor is asked.'),
});

export const identitySchema = z.strictObject({
  primary: nameSchema.describe('The kind of a plain id.'),
  kinds: z.record(nameSchema, identityKindSchema).describe('The ways to name a record, by kind.'),
  prefer: z
    .array(nameSchema)
    .default([])
    .describe('Kinds, best first, by which a record that was read is written or deleted, whatever kind found it.'),
});

const byKindSchema = z.record(
  nameSchema,
  argumentsSchema.extend({ call: endpointNameSchema.optional().describe('The endpoint to call for this kind.') }),
);

/** Reading one record: one call, or several that together make the record. */
export const getSchema = z.strictObject({
  by: byKindSchema.describe('Kind of id to the arguments that look it up, on top of those of the calls.'),
  ...argumentsSchema.shape,
  call: endpointNameSchema.optional().describe('The endpoint to call.'),
  record: pathSchema.default('$').describe('Where the answer has the record. A list must hold exactly one.'),
  parts: z
    .record(
      z.string(),
      callSchema.extend({
        take: pathSchema.describe('What of the answer becomes this part of the record.'),
        all_pages: z.boolean().default(false).describe('True: the lists of all pages are put together.'),
      }),
    )
    .optional()
    .describe('Calls that together make the record; each becomes the part of its name.'),
  search_list: z.literal(true).optional().describe('The vendor has no call for one record: the list is searched.'),
});

export const listSchema = z.strictObject({
  ...argumentsSchema.shape,
  call: endpointNameSchema.optional().describe('The endpoint to call.'),
  lookups: z
    .record(
      nameSchema,
      z.strictObject({
        kind: nameSchema.describe('The kind of id that the values are.'),
        many: callSchema
          .extend({ max: z.number().int().positive().describe('Values in one call, at most.') })
          .optional()
          .describe('Looks up many values in one call; {values} are the values.'),
      }),
    )
    .default({})
    .describe('Filters that are lookups of single records.'),
  filters: z.record(nameSchema, argumentsSchema).default({}).describe('Filters that the vendor’s list call takes.'),
  unsupported: z.string().optional().describe('Why there is no list without a lookup, and what there is instead.'),
});

/** A vendor's way of changing parts of an object that it would otherwise replace as a whole. */
const mergeSchema = z.strictObject({
  with: z
    .record(z.string(), jsonSchema)
    .describe('What is further added to the record to have every object of the call merged.'),
  levels: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('How many levels of objects are merged; below that they are replaced. Absent: all.'),
});

export const writeSchema = callSchema.extend({
  into: pathSchema.default('$').describe('Where in the body the record goes.'),
  with: z.record(z.string(), jsonSchema).default({}).describe('What is added to the record.'),
  merge: mergeSchema
    .optional()
    .describe('How the vendor is told to merge objects into those it has. Absent: it always replaces them.'),
});

export const deleteSchema = z.strictObject({
  call: endpointNameSchema.optional().describe('The endpoint to call.'),
  by: byKindSchema.describe('Kind of id to the arguments that name the record.'),
});

const methodsSchema = z.strictObject({
  get: getSchema.optional().describe('Reading one record.'),
  list: listSchema.optional().describe('Reading many.'),
  create: writeSchema.optional().describe('Writing a record that may not be there.'),
  update: writeSchema.optional().describe('Writing a record that is there.'),
  delete: deleteSchema.optional().describe('Deleting one record.'),
});

/** A resource of a unified model at one vendor, after every switch has been resolved. */
export const resourceFileSchema = z.strictObject({
  ...fileHeader,
  model: nameSchema.describe('The unified model.'),
  resource: nameSchema.describe('The resource of the model.'),
  identity: identitySchema.describe('How records are named.'),
  lens: lensSpecSchema.describe('Where each unified field is at the vendor.'),
  methods: methodsSchema.describe('What can be done with records, by which calls.'),
  attributes: attributesSchema.optional().describe('How the vendor lists the custom attributes that it knows.'),
  unsupported: z
    .record(z.string(), z.string())
    .default({})
    .describe('Method that the vendor cannot do, why, and what it can do.'),
});

export type IdentityKind = z.infer<typeof identityKindSchema>;
export type IdentitySpec = z.infer<typeof identitySchema>;
export type GetSpec = z.infer<typeof getSchema>;
export type ListSpec = z.infer<typeof listSchema>;
export type WriteSpec = z.infer<typeof writeSchema>;
export type DeleteSpec = z.infer<typeof deleteSchema>;
export type ResourceFile = z.infer<typeof resourceFileSchema>;

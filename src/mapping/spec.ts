import { z } from 'zod';
import { pathPattern } from './path.ts';

/**
 * The vocabulary of a lens. It is closed: what it cannot say is added here, on review, and never scripted. One line
 * serves both directions; what works in one direction only says so with `read` or `write`.
 */

/**
 * A place in a JSON document: `a.b`, `a[0]`, `a[type=email]` (the element whose `type` is `email`), and, in places that
 * are only read, `a[]` (every element) and `a{}` (every value of an object). `$` is the document itself.
 */
export const pathSchema = z
  .string()
  .regex(pathPattern, 'is not a path such as a.b, a[0], a[type=email] or a[]')
  .describe('A place in a JSON document: a.b, a[0], a[type=email]; where only read also a[] and a{}; $ is the whole.');

/** How a value is spelt at the vendor. Read leniently, written strictly in this spelling. */
export const formatSchema = z
  .enum([
    'string',
    'number',
    'boolean',
    'lowercase',
    'primary_language',
    'date',
    'datetime',
    'datetime_with_offset',
    'epoch_seconds',
    'epoch_milliseconds',
  ])
  .describe(
    'string: text, numbers read as text. number, boolean: also read from text. lowercase: text that the vendor keeps in ' +
      'lower case. primary_language: a two-letter language of ISO 639-1, without region. date: YYYY-MM-DD. datetime: RFC 3339 in UTC. ' +
      'datetime_with_offset: yyyy-MM-dd HH:mm:ss +00:00. epoch_seconds, epoch_milliseconds: numbers.',
  );

const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);

/** What every one-value rule may add. */
const valueWords = {
  format: formatSchema.optional(),
  values: z
    .record(z.string(), scalarSchema)
    .optional()
    .describe(
      'Unified value to vendor value, one to one. Other values pass as they are on reading and are refused on writing.',
    ),
  ignore: z.string().optional().describe('Values that fit this pattern (* stands for any text) are read as absent.'),
  max_length: z.number().int().positive().optional().describe('Longest text, in characters, that the vendor keeps.'),
  never_cleared: z.string().optional().describe('Why the vendor cannot clear it; null is refused with this reason.'),
};

/** Stored at one place, or read from one and written to another. */
export const placeRuleSchema = z.strictObject({
  at: pathSchema.optional().describe('Read and written here.'),
  read: pathSchema.optional().describe('Read here.'),
  write: pathSchema.optional().describe('Written here.'),
  custom: pathSchema
    .optional()
    .describe(
      'Kept as the custom attribute of this name, wherever the vendor has them; a.b is b within the attribute a.',
    ),
  also_read: z.array(pathSchema).optional().describe('Read here, in turn, when the first place has no value.'),
  pick: z.enum(['first', 'latest', 'earliest']).optional().describe('Which of several values is read.'),
  ...valueWords,
});

/** A constant at our side: present on reading beside another field, and on writing allowed only with this value. */
export const fixedRuleSchema = z.strictObject({
  fixed: scalarSchema,
  with: pathSchema.optional().describe('The unified field beside which it is present; absent: always present.'),
});

const nameFormSchema = z.strictObject({
  pattern: z.string().describe('Regular expression that the whole name fits.'),
  is: z.string().describe('The form in words, to go on after “a name has to be …”.'),
});

/** Every attribute that no other rule names. */
export const restRuleSchema = z.strictObject({
  rest: z.union([pathSchema, z.strictObject({ read: pathSchema, write: pathSchema })]),
  except: z
    .array(z.string())
    .optional()
    .describe('Names (with *) that belong to the vendor: neither read as custom attributes nor written.'),
  except_in: z
    .array(pathSchema)
    .optional()
    .describe('Objects in the record that is read, whose names belong to the vendor in that record.'),
  name_form: nameFormSchema.optional().describe('The form that a name must have to be stored.'),
  name_max_length: z.number().int().positive().optional(),
  max_names: z
    .number()
    .int()
    .positive()
    .optional()
    .describe(
      'Most names that one write may have beside each other where the attributes go, those of fields included.',
    ),
});

/** A list of objects that is only read, gathered from one or more places. */
export const eachRuleSchema = z.strictObject({
  each: z.array(
    z.strictObject({
      from: pathSchema.describe('Where the elements are: a[] or a{}.'),
      where: scalarSchema
        .optional()
        .describe('Only elements that have this value; with a{}: only names whose value is this.'),
      item: z
        .record(
          pathSchema,
          z.strictObject({
            at: pathSchema.describe('Path within the element; $ the element, $key its name.'),
            format: formatSchema.optional(),
          }),
        )
        .describe('Unified sub-field to its place in the element.'),
      with: z.record(z.string(), scalarSchema).optional().describe('Constants of every element.'),
    }),
  ),
});

/** Identifiers by kind, only read: `{ kind: [values] }`. */
export const kindsRuleSchema = z.strictObject({
  kinds: z.array(
    z.strictObject({
      kind: z.string().describe('Name of the kind; {name} is filled from the element.'),
      from: pathSchema,
      value: pathSchema.optional().describe('Path of the value within the element; absent: the element itself.'),
      ignore: z.string().optional(),
    }),
  ),
});

/** Another name of a unified field: it is read and written as that one is. */
export const secondNameRuleSchema = z.strictObject({
  same_as: pathSchema.describe('The unified field that it names.'),
  values: z
    .record(z.string(), scalarSchema)
    .optional()
    .describe('Value under this name to value of the field, one to one.'),
});

export const fieldRuleSchema = z.union([
  pathSchema,
  placeRuleSchema,
  secondNameRuleSchema,
  fixedRuleSchema,
  restRuleSchema,
  eachRuleSchema,
  kindsRuleSchema,
]);

/** Kinds of values that a vendor would change or drop, and which are therefore refused. */
export const refusedValueSchema = z.enum([
  'empty_string',
  'empty_array',
  'empty_object',
  'duplicate_items',
  'nested_array',
  'object_in_array',
  'null_in_array',
  'null_in_object',
]);

/** An object that the vendor replaces as a whole when any part of it is written. */
export const containerSchema = z.union([pathSchema, z.strictObject({ read: pathSchema, write: pathSchema })]);

export const lensSpecSchema = z.strictObject({
  fields: z.record(pathSchema, fieldRuleSchema).describe('Unified field to its place at the vendor.'),
  unsupported: z.record(pathSchema, z.string()).optional().describe('Unified field that has no place, and why.'),
  replaced_whole: z
    .array(containerSchema)
    .optional()
    .describe('Objects that the vendor replaces as a whole when a part is written.'),
  stores: z
    .strictObject({
      refuse: z
        .partialRecord(refusedValueSchema, z.string())
        .optional()
        .describe('Kind of value that is refused, and why.'),
      string_length: z
        .number()
        .int()
        .positive()
        .optional()
        .describe('Longest text, in characters, of every field and custom attribute without a max_length of its own.'),
      array_length: z.number().int().positive().optional().describe('Most items of a list in a custom attribute.'),
      bytes: z.number().int().positive().optional().describe('Most bytes of one custom attribute, as JSON.'),
      inner_name_form: nameFormSchema
        .optional()
        .describe('The form that names within the objects of custom attributes must have.'),
      instructions: z
        .array(z.string())
        .optional()
        .describe('Names within objects (with *) that the vendor takes as instructions and not as data.'),
    })
    .optional()
    .describe('What values the vendor keeps unchanged; but for texts, of custom attributes.'),
});

export type Format = z.infer<typeof formatSchema>;
export type ContainerSpec = z.infer<typeof containerSchema>;
export type PlaceRule = z.infer<typeof placeRuleSchema>;
export type RestRule = z.infer<typeof restRuleSchema>;
export type EachRule = z.infer<typeof eachRuleSchema>;
export type KindsRule = z.infer<typeof kindsRuleSchema>;
export type SecondNameRule = z.infer<typeof secondNameRuleSchema>;
export type FieldRule = z.infer<typeof fieldRuleSchema>;
export type RefusedValue = z.infer<typeof refusedValueSchema>;
export type LensSpec = z.infer<typeof lensSpecSchema>;

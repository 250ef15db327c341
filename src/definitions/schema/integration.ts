import { z } from 'zod';
import { pathSchema } from '../../mapping/index.ts';
import { argumentsSchema, endpointNameSchema, fileHeader, nameSchema } from './shared.ts';

/** One field of the connect form, and one value that every account of the integration has. */
export const connectionFieldSchema = z.strictObject({
  label: z.string(),
  help: z.string().optional().describe('Where the end customer finds the value.'),
  secret: z.boolean().default(false).describe('Sealed in the vault and never shown again.'),
  required: z.boolean().default(true),
  choices: z.record(z.string(), z.string()).optional().describe('Allowed values and their labels.'),
  or_url: z
    .boolean()
    .default(false)
    .describe('Besides the choices, an https address whose host fits the hosts of the server is accepted.'),
  default: z.string().optional(),
  pattern: z.string().optional().describe('Regular expression that the whole value must fit.'),
  example: z.string().optional(),
});

const placeholderText = z.string().describe('May hold {field} placeholders of connection fields.');

/** How a server wants its credential. */
export const authenticationSchema = z.union([
  z.strictObject({ bearer: placeholderText }),
  z.strictObject({ header: z.strictObject({ name: z.string(), value: placeholderText }) }),
  z.strictObject({ basic: z.strictObject({ username: placeholderText, password: placeholderText.default('') }) }),
  z.strictObject({ none: z.literal(true) }),
]);

/** Where else than in `Authorization: Bearer` the vendor's own clients put their credential. */
export const tokenPlaceSchema = z.union([
  z.strictObject({ header: z.string() }),
  z.strictObject({ basic: z.literal('username') }),
  z.strictObject({ query: z.string(), value: placeholderText }),
  z.strictObject({ body: z.string(), value: placeholderText }),
]);

export const serverSchema = z.strictObject({
  label: z.string().optional(),
  url: z
    .union([z.string(), z.strictObject({ by: nameSchema, is: z.record(z.string(), z.string()) })])
    .describe('Base address, or one for each value of a connection field.'),
  hosts: z.array(z.string()).min(1).describe('Host patterns that may ever be called; * stands for one label.'),
  authentication: authenticationSchema,
  token_in: z.array(tokenPlaceSchema).default([]),
  default: z.boolean().default(false),
  headers: z.record(z.string(), z.string()).default({}),
});

/** A live check of the credentials of one server. */
export const verifySchema = argumentsSchema.extend({
  call: endpointNameSchema.optional(),
  server: nameSchema,
  accept: z.array(z.number().int()).default([]).describe('Statuses besides 2xx that prove the credential.'),
  explain: z.record(z.string(), z.string()).default({}).describe('Status to the likely cause, for the end customer.'),
  impossible: z.string().optional().describe('Why the vendor offers no check for this server.'),
});

export const limitSchema = z.strictObject({
  requests: z.number().int().positive(),
  per: z.string().regex(/^\d+(?:ms|s|min|h|d)$/, 'is not a length of time such as 3s or 1h'),
  scope: z.enum(['credential', 'workspace', 'organisation', 'address']).default('credential'),
});

/** A way of paging, named so that endpoints can share it. */
export const pagingSchema = z.discriminatedUnion('style', [
  z.strictObject({
    style: z.literal('page'),
    parameter: z.string(),
    first: z.number().int(),
    size: z.string().optional(),
    maximum: z.number().int().positive(),
    default: z.number().int().positive().optional(),
  }),
  z.strictObject({
    style: z.literal('offset'),
    parameter: z.string(),
    size: z.string(),
    maximum: z.number().int().positive(),
    default: z.number().int().positive().optional(),
  }),
  z.strictObject({
    style: z.literal('cursor'),
    parameter: z.string(),
    next: pathSchema.describe('Where the answer has the next cursor; absent, null or empty ends the list.'),
    previous: pathSchema.optional(),
    more: pathSchema.optional().describe('Where the answer says whether there is more.'),
    size: z.string().optional(),
    maximum: z.number().int().positive().optional(),
    default: z.number().int().positive().optional(),
  }),
  z.strictObject({
    style: z.literal('link'),
    size: z.string().optional(),
    maximum: z.number().int().positive().optional(),
    default: z.number().int().positive().optional(),
  }),
  z.strictObject({
    style: z.literal('url'),
    next: pathSchema,
    previous: pathSchema.optional(),
    size: z.string().optional(),
    maximum: z.number().int().positive().optional(),
    default: z.number().int().positive().optional(),
  }),
]);

/** How the vendor says that something failed, and how long to wait. */
export const failuresSchema = z.strictObject({
  message: z.array(pathSchema).describe('Where the answer has a text for people, tried in turn.'),
  success: z
    .strictObject({
      at: pathSchema,
      is: z.array(z.union([z.string(), z.number(), z.boolean()])),
      required: z.boolean().default(false).describe('True: an answer without it is a failure too.'),
    })
    .optional()
    .describe('What a 2xx answer must say to be a success.'),
  statuses: z
    .record(
      z.string(),
      z.enum(['unauthorized', 'forbidden', 'not_found', 'conflict', 'rejected', 'rate_limited', 'failed']),
    )
    .default({}),
  wait: z
    .array(
      z.union([
        z.strictObject({ header: z.string() }),
        z.strictObject({ body: pathSchema, unit: z.enum(['s', 'ms']) }),
      ]),
    )
    .default([])
    .describe('Where a 429 says how long to wait. Seconds, epochs, dates and deltas are told apart by their size.'),
  rate: z.strictObject({ limit: z.string(), remaining: z.string(), reset: z.string() }).optional(),
  explain: z.record(z.string(), z.string()).default({}),
});

export const integrationFileSchema = z.strictObject({
  ...fileHeader,
  name: nameSchema,
  label: z.string(),
  category: z.string(),
  documentation: z.url(),
  connection: z.record(nameSchema, connectionFieldSchema),
  servers: z.record(nameSchema, serverSchema),
  verify: z.array(verifySchema).min(1),
  limits: z.record(nameSchema, limitSchema),
  paging: z.record(nameSchema, pagingSchema).default({}),
  failures: failuresSchema,
});

export type ConnectionField = z.infer<typeof connectionFieldSchema>;
export type Authentication = z.infer<typeof authenticationSchema>;
export type TokenPlace = z.infer<typeof tokenPlaceSchema>;
export type ServerSpec = z.infer<typeof serverSchema>;
export type VerifySpec = z.infer<typeof verifySchema>;
export type Paging = z.infer<typeof pagingSchema>;
export type Failures = z.infer<typeof failuresSchema>;
export type IntegrationFile = z.infer<typeof integrationFileSchema>;

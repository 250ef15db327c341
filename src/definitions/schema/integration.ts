import { z } from 'zod';
import { eachRuleSchema, pathSchema } from '../../mapping/index.ts';
import { oauth2Schema } from './oauth2.ts';
import { pagingSchema } from './paging.ts';
import { argumentsSchema, callSchema, endpointNameSchema, fileHeader, nameSchema } from './shared.ts';

/** One field of the connect form, and one value that every account of the integration has. */
export const connectionFieldSchema = z.strictObject({
  label: z.string().describe('What the form calls the field.'),
  help: z.string().optional().describe('What the value is, or where the end customer finds it.'),
  steps: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('How the end customer gets the value in the vendor’s own pages, one step after the other.'),
  secret: z.boolean().default(false).describe('Sealed in the vault and never shown again.'),
  required: z.boolean().default(true).describe('False: the field may be left empty.'),
  rare: z.boolean().default(false).describe('True: few accounts need it, so that the form puts it away at first.'),
  choices: z.record(z.string(), z.string()).optional().describe('Allowed values and their labels.'),
  choices_from: callSchema
    .extend({
      each: eachRuleSchema.shape.each.describe('Where an answer has the choices: of each its value and its label.'),
    })
    .optional()
    .describe('A call that lists what to choose from, once the account is connected: the connect form leaves it out.'),
  for_syncs: z
    .boolean()
    .default(false)
    .describe('True: syncs need it, and no call lists it; it is typed once the account is connected.'),
  aliases: z
    .record(z.string(), z.string())
    .optional()
    .describe('What people give in place of a choice, and the choice: another name of it, or the host of an address.'),
  or_url: z
    .boolean()
    .default(false)
    .describe('Besides the choices, an https address whose host fits the hosts of the server is accepted.'),
  default: z.string().optional().describe('What an empty field stands for.'),
  pattern: z.string().optional().describe('Regular expression that the whole value must fit.'),
  example: z.string().optional().describe('Shown in the empty field.'),
  format: z
    .enum(['private_key'])
    .optional()
    .describe('What the value is: private_key is a key in PEM (PKCS #8), with or without its line breaks.'),
});

const placeholderText = z.string().describe('May hold {field} placeholders of connection fields.');

/** How a server wants its credential. */
export const authenticationSchema = z.union([
  z.strictObject({ bearer: placeholderText }),
  z.strictObject({
    header: z
      .strictObject({ name: z.string().describe('Name of the header.'), value: placeholderText })
      .describe('A header of the vendor’s own.'),
  }),
  z.strictObject({
    basic: z
      .strictObject({ username: placeholderText, password: placeholderText.default('') })
      .describe('Basic authentication.'),
  }),
  z.strictObject({ none: z.literal(true).describe('The server wants no credential.') }),
]);

/** Where else than in `Authorization: Bearer` the vendor's own clients put their credential. */
export const tokenPlaceSchema = z.union([
  z.strictObject({ header: z.string().describe('Name of the header.') }),
  z.strictObject({ basic: z.literal('username').describe('The user name of Basic authentication.') }),
  z.strictObject({ query: z.string().describe('Name of the query parameter.'), value: placeholderText }),
  z.strictObject({ body: z.string().describe('Name of the property of the body.'), value: placeholderText }),
]);

export const serverSchema = z.strictObject({
  label: z.string().optional().describe('What people call the server; absent: its name.'),
  url: z
    .union([
      z.string(),
      z.strictObject({
        by: nameSchema.describe('The connection field, one with choices.'),
        is: z.record(z.string(), z.string()).describe('An address for each of its choices.'),
      }),
    ])
    .describe('Base address, or one for each value of a connection field.'),
  hosts: z.array(z.string()).min(1).describe('Host patterns that may ever be called; * stands for one label.'),
  authentication: authenticationSchema.describe('How the server wants its credential.'),
  oauth2: z
    .strictObject({
      credential: nameSchema.describe('Name of the credential in oauth2.'),
      body: z
        .record(z.string(), placeholderText)
        .default({})
        .describe('Properties that JSON bodies must have besides, as the token does not say all of it.'),
    })
    .optional()
    .describe('A token that accounts which have one send as bearer, in place of the authentication.'),
  token_in: z
    .array(tokenPlaceSchema)
    .default([])
    .describe('Where else than in Authorization: Bearer the vendor’s own clients put their credential.'),
  default: z.boolean().default(false).describe('True for the server of the endpoints that name none.'),
  path_settings: z
    .array(nameSchema)
    .default([])
    .describe(
      'Settings of the account, such as its space, that fill the path parameter of their name where the caller does not.',
    ),
  headers: z
    .record(z.string(), z.string())
    .default({})
    .describe('Sent with every request. May hold {field} placeholders of connection fields.'),
  max_bytes: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Size of a body in bytes, at most, where an endpoint says nothing else.'),
});

/** A live check of the credentials of one server. */
export const verifySchema = argumentsSchema.extend({
  call: endpointNameSchema.optional().describe('A call that reads little and changes nothing.'),
  server: nameSchema.describe('The server whose credential is checked.'),
  accept: z.array(z.number().int()).default([]).describe('Statuses besides 2xx that prove the credential.'),
  explain: z.record(z.string(), z.string()).default({}).describe('Status to the likely cause, for the end customer.'),
  impossible: z.string().optional().describe('Why the vendor offers no check for this server.'),
});

const limitWindow = {
  requests: z.number().int().positive().describe('How many requests the vendor takes in that time.'),
  per: z
    .string()
    .regex(/^\d+(?:ms|s|min|h|d)$/, 'is not a length of time such as 3s or 1h')
    .describe('A length of time such as 3s, 1min or 1h.'),
};

export const limitSchema = z.strictObject({
  ...limitWindow,
  also: z.strictObject(limitWindow).optional().describe('A limit over another length of time that holds besides.'),
  scope: z
    .enum(['credential', 'workspace', 'organisation', 'address'])
    .default('credential')
    .describe('What shares the limit; address is that from which the requests come.'),
  each: z.boolean().default(false).describe('True: every endpoint that names it has a count of its own.'),
});

const failureKindSchema = z.enum([
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'rejected',
  'rate_limited',
  'failed',
]);

/** How the vendor says that something failed, and how long to wait. */
export const failuresSchema = z.strictObject({
  message: z.array(pathSchema).describe('Where the answer has a text for people, tried in turn.'),
  success: z
    .strictObject({
      at: pathSchema,
      is: z.array(z.union([z.string(), z.number(), z.boolean()])).describe('The values that mean success.'),
      required: z.boolean().default(false).describe('True: an answer without it is a failure too.'),
    })
    .optional()
    .describe('What a 2xx answer must say to be a success.'),
  statuses: z
    .record(z.string(), failureKindSchema)
    .default({})
    .describe('Status to the kind of failure, where HTTP’s own meaning is not meant.'),
  reasons: z
    .strictObject({
      at: pathSchema,
      is: z.record(z.string(), failureKindSchema).describe('Code to the kind of failure.'),
    })
    .optional()
    .describe('What a code in the answer means; it says more than the status.'),
  wait: z
    .array(
      z.union([
        z.strictObject({ header: z.string().describe('Name of the header.') }),
        z.strictObject({
          body: pathSchema.describe('Place in the body.'),
          unit: z.enum(['s', 'ms']).describe('Seconds or milliseconds.'),
        }),
      ]),
    )
    .default([])
    .describe('Where a 429 says how long to wait. Seconds, epochs, dates and deltas are told apart by their size.'),
  rate: z
    .strictObject({
      limit: z.string().describe('Requests in the window.'),
      remaining: z.string().describe('Requests left of it.'),
      reset: z.string().describe('When the next window begins.'),
    })
    .optional()
    .describe('Names of the headers that tell how much of a limit is left.'),
  explain: z.record(z.string(), z.string()).default({}).describe('Status to the likely cause, for the developer.'),
});

export const integrationFileSchema = z.strictObject({
  ...fileHeader,
  name: nameSchema.describe('Name of the folder.'),
  label: z.string().describe('What people call the vendor.'),
  category: z.string().describe('What sort of product it is.'),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'is not a colour such as #1a73e8')
    .optional()
    .describe('Colour of its badge where people choose an integration.'),
  documentation: z.url().describe('The vendor’s own description of its API.'),
  connection: z.record(nameSchema, connectionFieldSchema).describe('Fields of the connect form, in their order.'),
  oauth2: z
    .record(nameSchema, oauth2Schema)
    .default({})
    .describe('Credentials that are tokens. A server names one in its authentication, as {name}, or in its oauth2.'),
  servers: z.record(nameSchema, serverSchema).describe('The vendor’s servers and their credentials.'),
  verify: z.array(verifySchema).min(1).describe('A check of the credential of every server.'),
  limits: z
    .record(nameSchema, limitSchema)
    .describe('Limits, named so that endpoints can share them; default is that of the others.'),
  paging: z
    .record(nameSchema, pagingSchema)
    .default({})
    .describe('Ways of paging, named so that endpoints can share them.'),
  failures: failuresSchema.describe('How the vendor says that something failed, and how long to wait.'),
  noise: z
    .array(
      z.strictObject({
        at: pathSchema.describe('Place in the answer.'),
        is: z
          .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
          .min(1)
          .describe('The values that tell nothing; every other one is kept.'),
      }),
    )
    .default([])
    .describe('What answers say beside their list and tells nobody anything, such as the status once more.'),
});

export type ConnectionField = z.infer<typeof connectionFieldSchema>;
/** Whether a field is asked for only once the account is connected, as syncs alone need it. */
export const isForSyncs = ({ choices_from: call, for_syncs: isTyped }: ConnectionField) =>
  isTyped || call !== undefined;

export type ChoicesCall = NonNullable<ConnectionField['choices_from']>;
export type Authentication = z.infer<typeof authenticationSchema>;
export type TokenPlace = z.infer<typeof tokenPlaceSchema>;
export type ServerSpec = z.infer<typeof serverSchema>;
export type VerifySpec = z.infer<typeof verifySchema>;
export type FailureKind = z.infer<typeof failureKindSchema>;
export type Failures = z.infer<typeof failuresSchema>;
export type IntegrationFile = z.infer<typeof integrationFileSchema>;

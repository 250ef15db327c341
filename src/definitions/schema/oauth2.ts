import { z } from 'zod';
import { pathSchema } from '../../mapping/index.ts';
import { nameSchema } from './shared.ts';

const endpointPath = z.string().regex(/^\/[^\s?#]*$/, 'is not a path such as /oauth/token');
const placeholderText = z.string().describe('May hold {field} placeholders of connection fields.');
const parameters = z.record(z.string(), placeholderText).default({});

/** How a client may prove who it is at the token endpoint (RFC 6749, section 2.3; RFC 7523). */
export const clientAuthentications = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'] as const;

const shared = {
  label: z.string().describe('What people call the authorisation.'),
  server: nameSchema.describe('The server that has the token endpoint. Its own credential is not sent there.'),
  token_path: endpointPath.describe('Path of the token endpoint.'),
  revocation_path: endpointPath
    .optional()
    .describe('Path of the revocation endpoint (RFC 7009); absent: there is none.'),
  issuer_path: endpointPath
    .optional()
    .describe('Path of the issuer identifier below the address of its server; absent: the address itself.'),
  client_authentication: z
    .enum(clientAuthentications)
    .default('client_secret_basic')
    .describe('How the client proves who it is.'),
  assertion: z
    .strictObject({
      algorithm: z.enum(['RS256', 'PS256', 'ES256']).default('RS256').describe('How assertions are signed.'),
      audience: placeholderText.optional().describe('For whom they are; absent: the issuer.'),
    })
    .optional()
    .describe('What is particular about the assertions of private_key_jwt.'),
  scopes: z.array(placeholderText).default([]).describe('What is asked for.'),
  resource: placeholderText.optional().describe('Resource indicator (RFC 8707).'),
  token: pathSchema.default('access_token').describe('Where the answer of the token endpoint has the credential.'),
  life: z
    .int()
    .positive()
    .optional()
    .describe('Seconds that a token is good for when the answer does not say; absent: until it is refused.'),
  refresh_margin: z
    .int()
    .positive()
    .default(300)
    .describe('Seconds before its end in which a token is refreshed, at most a quarter of its life.'),
};

/** The end customer allows access on a page of the vendor's (RFC 6749, section 4.1), always with PKCE (RFC 7636). */
const authorizationCodeSchema = z.strictObject({
  ...shared,
  grant: z.literal('authorization_code').describe('The end customer allows access on a page of the vendor.'),
  authorization_server: nameSchema.optional().describe('The server that has that page; absent: that of the tokens.'),
  authorization_path: endpointPath.describe('Path of that page.'),
  names_issuer: z
    .boolean()
    .default(false)
    .describe('True: every answer says who it is from (RFC 9207), so that one that does not is refused.'),
  parameters: parameters.describe('Further parameters of the address of that page.'),
});

/** The client acts for itself (RFC 6749, section 4.4). */
const clientCredentialsSchema = z.strictObject({
  ...shared,
  grant: z.literal('client_credentials').describe('The credentials of a client stand for the end customer.'),
  client: z
    .strictObject({
      id: placeholderText,
      secret: placeholderText.optional(),
      private_key: placeholderText.optional(),
      key_id: placeholderText.optional().describe('Tells several keys of the client apart.'),
    })
    .optional()
    .describe('The client, when it is the end customer’s; absent: that of the operator.'),
  parameters: parameters.describe('Further parameters of the token request.'),
});

/** A credential that is a token, how it is got, and how it is renewed. */
export const oauth2Schema = z.discriminatedUnion('grant', [authorizationCodeSchema, clientCredentialsSchema]);

export type OAuth2Spec = z.infer<typeof oauth2Schema>;
export type ClientAuthentication = (typeof clientAuthentications)[number];

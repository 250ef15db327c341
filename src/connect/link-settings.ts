import { z } from 'zod';
import { type LinkToken } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { hostFieldSchema, hostFieldsSchema } from './host-field.ts';

const longestText = 200;
/** Characters of a connection field; none of a vendor comes near. */
const longestValue = 5000;
const text = z.string().min(1).max(longestText);

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]' || hostname.endsWith('.localhost')
  );
}

/** A host of letters, digits, dots and hyphens, or an address: no wildcard, nothing that a header would take apart. */
const plainHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/;

/** Plain http is for development on one's own machine only: what travels there can be read and changed on its way. */
function isSafe(url: URL): boolean {
  if (!plainHost.test(url.hostname)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

const origin = z.string().refine((value) => {
  const url = parseUrl(value);
  return url !== undefined && url.origin === value && isSafe(url);
}, 'must be an origin such as https://app.example.com, without a path; http only for localhost');

const address = z.string().refine((value) => {
  const url = parseUrl(value);
  return url !== undefined && isSafe(url) && url.username === '' && url.password === '' && value.length <= 2000;
}, 'must be an https address; http only for localhost');

/** A web origin of a product: https, or one's own machine. */
export { origin as originSchema };

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1a73e8');

/** How the page looks: that of the product which shows it. */
const themeSchema = z.strictObject({
  product_name: text.optional().describe('Name of the product that asks for the link.'),
  logo_url: address.optional().describe('Address of a picture of at most 40 pixels in height.'),
  accent_color: colour.optional().describe('Colour of buttons and links.'),
  appearance: z.enum(['light', 'dark', 'system']).optional().describe('Default: as the system of the visitor.'),
});

/** Names that Truto's clients send, each once. */
const ids = z
  .array(text)
  .min(1)
  .max(100)
  .refine((names) => new Set(names).size === names.length, 'must not name anything twice');

/** Where Truto keeps the data of an account. */
export const regionSchema = z.enum(['wnam', 'enam', 'apac', 'eu']);

/** What clients of Truto say besides. It is kept and answered; every account of ours has all that they choose from. */
const trutoShape = {
  region: regionSchema
    .optional()
    .describe('Kept with the account, as in Truto. The data are where your database is, whatever it says.'),
  unified_model_id: z
    .union([text, ids])
    .optional()
    .describe('Kept, as in Truto. Every account answers every unified model, so nothing is chosen by it.'),
  environment_unified_model_id: ids.optional().describe('As unified_model_id.'),
  truto_static_gate_id: text
    .optional()
    .describe('Kept, as in Truto. Calls leave by the gateway that `servers` of the account names, if any.'),
};

/** What a link token says about the page that it opens, as it is taken: more than is asked of those stored before. */
export const linkSettingsSchema = z.strictObject({
  ...trutoShape,
  integrations: ids.optional().describe('The integrations to choose from; absent: all.'),
  redirect_uri: address.optional().describe('Where the page leads when it is done, in place of a message.'),
  allowed_origins: z
    .array(origin)
    .max(20)
    .optional()
    .describe('Origins that may show the page in a frame and are told the outcome; absent: that of redirect_uri.'),
  context: z
    .record(z.string(), z.string().max(longestValue))
    .optional()
    .describe('Connection fields that are filled in already. Secret ones are the customer’s to type.'),
  persist_previous_context: z
    .boolean()
    .optional()
    .describe('When an account is reconnected: fields that are left empty keep their values.'),
  scopes: z.array(text).max(100).optional().describe('OAuth scopes to ask for, in place of those of the definition.'),
  sandbox: z.boolean().optional().describe('The account is one of the built-in sandbox, for a trial.'),
  end_user: z
    .strictObject({ name: text.optional(), email: text.optional() })
    .optional()
    .describe('For whom the account is linked, shown on the page so that a foreign link is noticed.'),
  theme: themeSchema.optional(),
  host_fields: hostFieldsSchema
    .optional()
    .describe('Fields of your users to map, for this account alone, besides those that you declared for everybody.'),
  locale: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, 'must be a language tag such as de or pt-BR')
    .optional()
    .describe('Language of the page; absent: that of the visitor’s browser.'),
});

export type Theme = z.infer<typeof themeSchema>;
export type LinkSettings = z.infer<typeof linkSettingsSchema>;

/** Settings as they may be stored: checked for what makes the page unsafe, not for what was refused only later. */
const storedSettingsSchema = linkSettingsSchema.extend({
  integrations: z.array(z.string()).optional(),
  context: z.record(z.string(), z.string()).optional(),
  host_fields: z.array(hostFieldSchema).optional(),
});

/**
 * What a stored link token says about its page, also when it was made before a setting was bounded as it is now.
 *
 * @throws CrosswalkError `link_token_invalid` when a page that follows it would not be safe.
 */
export function settingsOf(linkToken: Pick<LinkToken, 'settings'>): LinkSettings {
  const { data, error } = storedSettingsSchema.safeParse(linkToken.settings);
  if (error === undefined) return data;
  const refused = new Set(error.issues.flatMap(({ path, ...issue }) => path[0] ?? ('keys' in issue ? issue.keys : [])));
  const names = [...refused].join(', ');
  throw new CrosswalkError('link_token_invalid', `This link has settings that are refused: ${names}. Make a new one.`);
}

/** Like `settingsOf`, for a page that has to say what is wrong; undefined when nothing of the settings can be followed. */
export function findSettings({ settings }: Pick<LinkToken, 'settings'>): LinkSettings | undefined {
  return storedSettingsSchema.safeParse(settings).data;
}

/** The origins that may hold the page in a frame and that are told how it ended. */
export function parentOrigins({ allowed_origins: allowed, redirect_uri: redirect }: LinkSettings): readonly string[] {
  if (allowed !== undefined) return allowed;
  return redirect === undefined ? [] : [new URL(redirect).origin];
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type EgressAllow, parseEgressAllow } from '../egress/index.ts';
import { type OAuthClients, parseOAuthClients } from '../oauth2/index.ts';
import { parseKeyRing } from '../vault/index.ts';
import { parsePublicUrl } from './public-url.ts';

/** What the operator says in environment variables; `undefined` where they say nothing. */
export interface Environment {
  /** 0: any free port. */
  port: number;
  /** The host name or address to listen on. */
  host: string;
  /** Where callers reach Crosswalk, when that is not where it listens. */
  publicUrl: URL | undefined;
  databaseUrl: string | undefined;
  dataDirectory: string;
  apiToken: string | undefined;
  /** `id:key[,id:key…]`, as `parseKeyRing` reads it. */
  vaultKeys: string | undefined;
  egressAllow: EgressAllow;
  oauthClients: OAuthClients;
  sandbox: boolean | undefined;
  /** True when npm started this process, which it does through a shell. */
  isRunByNpm: boolean;
}

const howToMakeKeys = 'Make one with: echo "main:$(openssl rand -base64 32)"';

/** What a parser makes of a text. The line that it throws becomes the message, preceded by whose value it is. */
function parsedBy<Value>(parse: (text: string) => Value, owner = '') {
  return (text: string, context: z.RefinementCtx): Value => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: owner + (error instanceof Error ? error.message : String(error)) });
      return z.NEVER;
    }
  };
}

function parseVaultKeys(text: string): string {
  parseKeyRing(text);
  return text;
}

/** JSON, or the path of a file that holds it, as secrets are often mounted. */
function readOAuthClients(text: string): OAuthClients {
  return parseOAuthClients(text.startsWith('{') ? text : readFile(text));
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Error(`the file cannot be read${reason}.`, { cause: error });
  }
}

const wrongPort = 'PORT must be a whole number from 0 to 65535.';

// No message repeats the value: some of these hold secrets, and others are easily mistaken for them.
const variables = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, wrongPort)
      .transform(Number)
      .refine((port) => port <= 65_535, wrongPort)
      .default(4400),
    CROSSWALK_HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'CROSSWALK_HOST must be a host name or an address, such as 0.0.0.0.')
      .default('127.0.0.1'),
    CROSSWALK_PUBLIC_URL: z.string().transform(parsedBy(parsePublicUrl)).optional(),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/./, 'DATABASE_URL must look like postgres://user:password@host:5432/database.')
      .optional(),
    CROSSWALK_DATA_DIR: z.string().default('.crosswalk'),
    CROSSWALK_API_TOKEN: z
      .string()
      .regex(/^[!-~]{16,}$/, 'CROSSWALK_API_TOKEN must have at least 16 characters, all of them printable ASCII.')
      .optional(),
    CROSSWALK_VAULT_KEYS: z.string().transform(parsedBy(parseVaultKeys, 'CROSSWALK_VAULT_KEYS: ')).optional(),
    CROSSWALK_EGRESS_ALLOW: z.string().transform(parsedBy(parseEgressAllow)).default([]),
    CROSSWALK_OAUTH_CLIENTS: z.string().transform(parsedBy(readOAuthClients, 'CROSSWALK_OAUTH_CLIENTS: ')).default({}),
    CROSSWALK_SANDBOX: z.stringbool('CROSSWALK_SANDBOX must be true or false.').optional(),
    npm_lifecycle_event: z.string().optional(),
  })
  .refine(
    (given) => given.DATABASE_URL === undefined || given.CROSSWALK_VAULT_KEYS !== undefined,
    `CROSSWALK_VAULT_KEYS must be set when DATABASE_URL is, to the same in every process. ${howToMakeKeys}`,
  );

/**
 * Reads the environment variables, the only place that does. One that is empty counts as not set.
 *
 * @throws Error with one line that names every variable whose value is wrong and repeats none of the values.
 *
 * @example
 * const { port } = readEnvironment();
 */
export function readEnvironment(given: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const trimmed = Object.entries(given).map(([name, value]) => [name, value?.trim()] as const);
  const parsed = variables.safeParse(Object.fromEntries(trimmed.filter(([, value]) => value !== '')));
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ message }) => message).join(' '));
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.CROSSWALK_HOST,
    publicUrl: data.CROSSWALK_PUBLIC_URL,
    databaseUrl: data.DATABASE_URL,
    dataDirectory: data.CROSSWALK_DATA_DIR,
    apiToken: data.CROSSWALK_API_TOKEN,
    vaultKeys: data.CROSSWALK_VAULT_KEYS,
    egressAllow: data.CROSSWALK_EGRESS_ALLOW,
    oauthClients: data.CROSSWALK_OAUTH_CLIENTS,
    sandbox: data.CROSSWALK_SANDBOX,
    isRunByNpm: data.npm_lifecycle_event !== undefined,
  };
}

import { type CompiledIntegration, type ConnectionField } from '../../../definitions/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';

const formatOfGrant = { authorization_code: 'oauth2', client_credentials: 'oauth2_client_credentials' } as const;

type Credentials = Pick<CompiledIntegration, 'oauth2'>;

/** Connection fields of clients by which an account gets tokens in this way; of every way when none is named. */
function clientFieldsOf({ oauth2 }: Credentials, format?: string): Set<string> {
  const tokens = [...oauth2.values()].filter(({ grant }) => format === undefined || formatOfGrant[grant] === format);
  return new Set(tokens.flatMap(({ clientFields }) => clientFields));
}

/** Whether accounts of an integration may prove themselves in the way that clients of Truto call `auth_format`. */
export function takesFormat({ oauth2 }: Credentials, format: string): boolean {
  return format === 'api_key' || [...oauth2.values()].some(({ grant }) => formatOfGrant[grant] === format);
}

/**
 * The fields of a form that asks for one kind of credentials only: those of clients of another kind are left out, and
 * those of the kind itself are required and in sight.
 */
export function fieldsOfFormat(
  integration: Pick<CompiledIntegration, 'form' | 'oauth2'>,
  format: string | undefined,
): [name: string, field: ConnectionField][] {
  const fields = Object.entries(integration.form);
  if (format === undefined) return fields;
  const [every, wanted] = [clientFieldsOf(integration), clientFieldsOf(integration, format)];
  return fields
    .filter(([name]) => !every.has(name) || wanted.has(name))
    .map(([name, field]) => [name, wanted.has(name) ? { ...field, required: true, rare: false } : field]);
}

/**
 * Makes sure that a form has the kind of credentials that it asked for, where another would do as well.
 *
 * @param kept names of fields that may be left empty, as they are stored
 * @throws CrosswalkError `connection_invalid` with every field that is missing
 */
export function requireFormat(
  integration: Pick<CompiledIntegration, 'label' | 'oauth2'>,
  format: string | undefined,
  given: Readonly<Record<string, string>>,
  kept: (name: string) => boolean,
): void {
  if (format === undefined) return;
  const missing = [...clientFieldsOf(integration, format)].filter((name) => given[name] === undefined && !kept(name));
  if (missing.length === 0) return;
  throw new CrosswalkError(
    'connection_invalid',
    `The connection to ${integration.label} needs ${missing.join(', ')}.`,
    {
      errors: missing.map((name) => ({ path: `context.${name}`, message: 'is missing', reason: 'missing' })),
    },
  );
}

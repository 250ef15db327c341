import { type CompiledIntegration, type CompiledServer, nearest } from '../definitions/index.ts';
import { CrosswalkError, type ErrorDetail } from '../errors/index.ts';
import { checkFieldValue } from './field-value.ts';
import { maskSecret } from './secret.ts';

/** Connection fields as they were given, before they are checked. `null` takes an optional field away. */
export type GivenFields = Readonly<Record<string, unknown>>;

/** Checked connection fields, those that must be sealed apart from those that may be seen. */
export interface ConnectionFields {
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** The servers of an integration whose credential is complete. */
export function usableServers(
  integration: CompiledIntegration,
  fields: Readonly<Record<string, unknown>>,
): CompiledServer[] {
  return [...integration.servers.values()].filter((server) =>
    server.credentialFields.every((name) => fields[name] !== undefined),
  );
}

function unknownField({ label, connection }: CompiledIntegration, name: string): string {
  const names = Object.keys(connection);
  const near = nearest(name, names);
  return `is not a connection field of ${label}. ${near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${near}?`}`;
}

/** What is wrong when no server of the vendor could be called; undefined when one can. */
function unreachableProblem(
  integration: CompiledIntegration,
  { settings, secrets }: ConnectionFields,
): ErrorDetail | undefined {
  const usable = usableServers(integration, { ...settings, ...secrets });
  if (usable.some(({ credentialFields }) => credentialFields.length > 0)) return undefined;
  const ways = [...integration.servers.values()]
    .map((server) => server.credentialFields.join(' and '))
    .filter((way) => way !== '');
  return {
    path: 'context',
    message: `holds no credential. Give at least one of: ${[...new Set(ways)].join('; ')}.`,
  };
}

/**
 * Checks the connection fields of an account against the definition and fills in defaults. On a change, fields that are
 * not given stay as they are, `null` takes an optional one away, and a secret that is given as it is shown stays too.
 *
 * @throws CrosswalkError `connection_invalid` with every problem.
 */
export function checkConnectionFields(
  integration: CompiledIntegration,
  given: GivenFields,
  current: ConnectionFields = { settings: {}, secrets: {} },
): ConnectionFields {
  const declared = new Map(Object.entries(integration.connection));
  const settings = new Map(Object.entries(current.settings));
  const secrets = new Map(Object.entries(current.secrets));
  const problems = new Map<string, string>();

  for (const [name, value] of Object.entries(given)) {
    const field = declared.get(name);
    if (field === undefined) {
      problems.set(name, unknownField(integration, name));
      continue;
    }
    const held = secrets.get(name);
    if (held !== undefined && value === maskSecret(held)) continue;
    settings.delete(name);
    secrets.delete(name);
    if (value === null) continue;
    const checked = checkFieldValue(integration, name, value);
    if ('problem' in checked) problems.set(name, checked.problem);
    else (field.secret ? secrets : settings).set(name, checked.value);
  }

  for (const [name, field] of declared) {
    if (settings.has(name) || secrets.has(name) || problems.has(name)) continue;
    if (field.default !== undefined) settings.set(name, field.default);
    else if (field.required) problems.set(name, `is missing. ${field.help ?? field.label}`);
  }

  const fields = { settings: Object.fromEntries(settings), secrets: Object.fromEntries(secrets) };
  const details: ErrorDetail[] = [...problems].map(([name, problem]) => ({
    path: `context.${name}`,
    message: `${name} ${problem}`,
  }));
  const unreachable = details.length === 0 ? unreachableProblem(integration, fields) : undefined;
  if (unreachable !== undefined) details.push(unreachable);
  if (details.length === 0) return fields;
  throw new CrosswalkError(
    'connection_invalid',
    `The connection to ${integration.label} is not complete: ${details.map(({ message }) => message).join(' ')}`,
    { errors: details },
  );
}

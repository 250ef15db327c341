import { type CompiledIntegration, type CompiledServer, nearest } from '../definitions/index.ts';
import { CrosswalkError, type ErrorDetail, shorten } from '../errors/index.ts';
import { checkFieldValue } from './field-value.ts';
import { maskSecret } from './secret.ts';

/** Connection fields as they were given, before they are checked. `null` takes an optional field away. */
export type GivenFields = Readonly<Record<string, unknown>>;

/** Checked connection fields, those that must be sealed apart from those that may be seen. */
export interface ConnectionFields {
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** Names of the tokens that the fields are enough to ask for. */
function obtainableTokens({ oauth2 }: CompiledIntegration, fields: Readonly<Record<string, unknown>>): string[] {
  return [...oauth2.values()]
    .filter(
      ({ grant, clientFields }) =>
        grant === 'client_credentials' && clientFields.every((name) => fields[name] !== undefined),
    )
    .map(({ name }) => name);
}

/** The servers of an integration whose credential is complete. */
function usableServers(
  integration: CompiledIntegration,
  fields: Readonly<Record<string, unknown>>,
  tokens: readonly string[],
): CompiledServer[] {
  const known = [...tokens, ...obtainableTokens(integration, fields)];
  return [...integration.servers.values()].filter((server) =>
    server.credentialFields.every((name) => fields[name] !== undefined || known.includes(name)),
  );
}

/** What completes the credential of a server, in words. */
function waysIn({ oauth2, servers, label }: CompiledIntegration): string[] {
  const wayOf = (name: string) => {
    const token = oauth2.get(name);
    if (token === undefined) return name;
    return token.grant === 'client_credentials'
      ? token.clientFields.join(' and ')
      : `the permission of the end customer, on a page of ${label} (POST /link-token)`;
  };
  return [...servers.values()]
    .map((server) => server.credentialFields.map(wayOf).join(' and '))
    .filter((way) => way !== '');
}

function unknownField({ label, connection }: CompiledIntegration, name: string): string {
  const names = Object.keys(connection);
  const near = nearest(name, names);
  return `is not a connection field of ${label}. ${near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${near}?`}`;
}

/** Fields without which a client that was begun to be filled in is of no use, and what they are needed for. */
function missingClientFields(
  { connection, oauth2 }: CompiledIntegration,
  has: (name: string) => boolean,
): { name: string; label: string }[] {
  return [...oauth2.values()].flatMap(({ clientFields, label }) => {
    const isBegun = clientFields.some((name) => has(name) && connection[name]?.required === false);
    return isBegun ? clientFields.filter((name) => !has(name)).map((name) => ({ name, label })) : [];
  });
}

/** What is wrong when no server of the vendor could be called; undefined when one can. */
function unreachableProblem(
  integration: CompiledIntegration,
  { settings, secrets }: ConnectionFields,
  tokens: readonly string[],
): ErrorDetail | undefined {
  const usable = usableServers(integration, { ...settings, ...secrets }, tokens);
  if (usable.some(({ credentialFields }) => credentialFields.length > 0)) return undefined;
  const ways = waysIn(integration);
  return {
    path: 'context',
    message: `holds no credential. Give at least one of: ${[...new Set(ways)].join('; ')}.`,
    reason: 'no_credential',
  };
}

/**
 * Checks the connection fields of an account against the definition and fills in defaults. On a change, fields that are
 * not given stay as they are, `null` takes an optional one away, and a secret that is given as it is shown stays too.
 *
 * @param tokens names of the OAuth 2.0 credentials that the account has
 * @throws CrosswalkError `connection_invalid` with every problem.
 */
export function checkConnectionFields(
  integration: CompiledIntegration,
  given: GivenFields,
  current: ConnectionFields = { settings: {}, secrets: {} },
  tokens: readonly string[] = [],
): ConnectionFields {
  const declared = new Map(Object.entries(integration.connection));
  const settings = new Map(Object.entries(current.settings));
  const secrets = new Map(Object.entries(current.secrets));
  const problems = new Map<string, { problem: string; reason: string }>();

  for (const [name, value] of Object.entries(given)) {
    const field = declared.get(name);
    if (field === undefined) {
      problems.set(name, { problem: unknownField(integration, name), reason: 'unknown' });
      continue;
    }
    const held = secrets.get(name);
    if (held !== undefined && value === maskSecret(held)) continue;
    settings.delete(name);
    secrets.delete(name);
    if (value === null) continue;
    const checked = checkFieldValue(integration, name, value);
    if ('problem' in checked) problems.set(name, checked);
    else (field.secret ? secrets : settings).set(name, checked.value);
  }

  for (const [name, field] of declared) {
    if (settings.has(name) || secrets.has(name) || problems.has(name)) continue;
    if (field.default !== undefined) settings.set(name, field.default);
    else if (field.required) {
      problems.set(name, { problem: `is missing. ${field.help ?? field.label}`, reason: 'missing' });
    }
  }

  const has = (name: string) => settings.has(name) || secrets.has(name) || problems.has(name);
  for (const { name, label } of missingClientFields(integration, has)) {
    problems.set(name, { problem: `is missing. ${label} needs it too.`, reason: 'missing' });
  }

  const fields = { settings: Object.fromEntries(settings), secrets: Object.fromEntries(secrets) };
  const details: ErrorDetail[] = [...problems].map(([name, { problem, reason }]) => ({
    path: `context.${name}`,
    message: `${shorten(name)} ${problem}`,
    reason,
  }));
  const unreachable = details.length === 0 ? unreachableProblem(integration, fields, tokens) : undefined;
  if (unreachable !== undefined) details.push(unreachable);
  if (details.length === 0) return fields;
  throw new CrosswalkError(
    'connection_invalid',
    `The connection to ${integration.label} is not complete: ${details.map(({ message }) => message).join(' ')}`,
    { errors: details },
  );
}

/** What is stored openly: the settings, and what may be seen of the secrets. */
export function contextOf({ settings, secrets }: ConnectionFields): Record<string, string> {
  const masked = Object.entries(secrets).map(([name, secret]) => [name, maskSecret(secret)]);
  return { ...settings, ...Object.fromEntries(masked) };
}

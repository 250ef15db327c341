import { type CompiledIntegration, type CompiledServer, nearest } from '../definitions/index.ts';
import { CrosswalkError, type ErrorDetail } from '../errors/index.ts';
import { hostMatches } from '../host-pattern.ts';

/** Connection fields as they were given, before they are checked. `null` takes an optional field away. */
export type GivenFields = Readonly<Record<string, unknown>>;

/** Checked connection fields, those that must be sealed apart from those that may be seen. */
export interface ConnectionFields {
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

const shownCharacters = 4;

/** What is shown of a secret: its last four characters, or nothing of one that is too short to show a part of. */
export function maskSecret(secret: string): string {
  return `****${secret.length >= shownCharacters * 3 ? secret.slice(-shownCharacters) : ''}`;
}

/** The choice that a text names, in whatever case; an address of a choice counts as the choice. */
function canonicalChoice(integration: CompiledIntegration, field: string, text: string): string | undefined {
  const { choices = {}, or_url: acceptsAddress } = integration.connection[field] ?? {};
  const named = Object.keys(choices).find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (named !== undefined || acceptsAddress !== true) return named;
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  for (const server of integration.servers.values()) {
    const known = Object.keys(choices).find((choice) => server.address({ [field]: choice }) === address.origin);
    if (known !== undefined) return known;
    if (server.address({ [field]: address.origin }) === address.origin && hostMatches(server.hosts, address.hostname)) {
      return address.origin;
    }
  }
  return undefined;
}

/** An https address without anything but a host; a bare host name counts. */
function parseAddress(text: string): URL | undefined {
  const spelled = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(spelled)) return undefined;
  const url = new URL(spelled);
  const bare = url.username === '' && url.password === '' && url.port === '' && url.search === '' && url.hash === '';
  return bare && url.protocol === 'https:' && url.pathname === '/' ? url : undefined;
}

function checkField(
  integration: CompiledIntegration,
  name: string,
  value: unknown,
): { value: string } | { problem: string } {
  const field = integration.connection[name];
  if (field === undefined) {
    const near = nearest(name, Object.keys(integration.connection));
    const names = Object.keys(integration.connection).join(', ');
    return {
      problem: `is not a connection field of ${integration.label}. ${near === undefined ? `There are: ${names}.` : `Did you mean ${near}?`}`,
    };
  }
  if (typeof value !== 'string') return { problem: 'must be text' };
  const text = value.trim();
  if (text === '') return { problem: `must not be empty. ${field.help ?? ''}`.trim() };
  // A line break would end a header; a credential never has one, but a careless copy may.
  if (/\p{Cc}/u.test(text))
    return { problem: 'has a line break or another control character within it; copy it again' };
  if (field.choices !== undefined) {
    const choice = canonicalChoice(integration, name, text);
    if (choice === undefined) {
      return {
        problem: `must be one of ${Object.keys(field.choices).join(', ')}${field.or_url ? ', or the https address of an instance' : ''}`,
      };
    }
    return { value: choice };
  }
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'u').test(text)) {
    return {
      problem: `does not look like a ${field.label}${field.example === undefined ? '' : ` such as ${field.example}`}`,
    };
  }
  return { value: text };
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
  const problems: ErrorDetail[] = [];
  const settings = { ...current.settings };
  const secrets = { ...current.secrets };
  for (const [name, value] of Object.entries(given)) {
    const held = secrets[name];
    if (held !== undefined && value === maskSecret(held)) continue;
    const isSecret = integration.connection[name]?.secret === true;
    if (value === null && name in integration.connection) {
      delete settings[name];
      delete secrets[name];
      continue;
    }
    const checked = checkField(integration, name, value);
    if ('problem' in checked) problems.push({ path: `context.${name}`, message: `${name} ${checked.problem}` });
    else if (isSecret) secrets[name] = checked.value;
    else settings[name] = checked.value;
  }
  for (const [name, field] of Object.entries(integration.connection)) {
    if (settings[name] !== undefined || secrets[name] !== undefined) continue;
    if (field.default !== undefined) settings[name] = field.default;
    else if (field.required && given[name] === undefined) {
      problems.push({ path: `context.${name}`, message: `${name} is missing. ${field.help ?? field.label}` });
    }
  }
  if (problems.length === 0) {
    const reachable = usableServers(integration, { ...settings, ...secrets }).filter(
      ({ credentialFields }) => credentialFields.length > 0,
    );
    if (reachable.length === 0) {
      const ways = [...integration.servers.values()]
        .map((server) => server.credentialFields.join(' and '))
        .filter((way) => way !== '');
      problems.push({
        path: 'context',
        message: `holds no credential. Give at least one of: ${[...new Set(ways)].join('; ')}.`,
      });
    }
  }
  if (problems.length > 0) {
    throw new CrosswalkError(
      'connection_invalid',
      `The connection to ${integration.label} is not complete: ${problems.map(({ message }) => message).join(' ')}`,
      { errors: problems },
    );
  }
  return { settings, secrets };
}

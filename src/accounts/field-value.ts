import { type CompiledIntegration } from '../definitions/index.ts';
import { hostMatches } from '../host-pattern.ts';
import { isMasked } from './secret.ts';

/**
 * An https address of nothing but a host, or a bare host name, written as a URL parser writes it: a spelling that the
 * parser would mend is a slip at best.
 */
function parseAddress(text: string): URL | undefined {
  const spelled = text.toLowerCase().replace(/\/$/, '');
  const address = spelled.startsWith('https://') ? spelled : `https://${spelled}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.origin === address && url.port === '' ? url : undefined;
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

/** What keeps a text from being a secret of any vendor; undefined when nothing does. */
function secretProblem(text: string): string | undefined {
  if (isMasked(text)) return 'is the shortened form in which a stored secret is shown; give the whole secret';
  // Secrets travel in header fields, which take nothing else.
  return /^[\u0020-\u007e]*$/.test(text) ? undefined : 'has a letter or sign that no credential has; copy it again';
}

/** The value of a declared connection field in its one spelling, or what is wrong with it. */
export function checkFieldValue(
  integration: CompiledIntegration,
  name: string,
  value: unknown,
): { value: string } | { problem: string } {
  const field = integration.connection[name];
  if (field === undefined || typeof value !== 'string') return { problem: 'must be text' };
  const text = value.trim();
  if (text === '') return { problem: `must not be empty. ${field.help ?? ''}`.trim() };
  // A line break would end a header; a credential never has one, but a careless copy may. Half of a surrogate pair is no
  // text at all, and the database would not take it.
  if (/[\p{Cc}\p{Cs}]/u.test(text))
    return { problem: 'has a line break or another control character within it; copy it again' };
  if (field.choices !== undefined) {
    const choice = canonicalChoice(integration, name, text);
    if (choice !== undefined) return { value: choice };
    const address = field.or_url ? ', or the https address of an instance' : '';
    return { problem: `must be one of ${Object.keys(field.choices).join(', ')}${address}` };
  }
  const problem = field.secret ? secretProblem(text) : undefined;
  if (problem !== undefined) return { problem };
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'u').test(text)) {
    const example = field.example === undefined ? '' : ` such as ${field.example}`;
    return { problem: `does not look like a ${field.label}${example}` };
  }
  return { value: text };
}

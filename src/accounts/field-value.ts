import { type CompiledIntegration } from '../definitions/index.ts';
import { hostMatches } from '../host-pattern.ts';
import { onePrivateKeyLine } from './private-key.ts';
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

/** The choice that a text is another name of, or that the host of an address stands for. */
function aliasedChoice(aliases: Readonly<Record<string, string>>, text: string): string | undefined {
  const named = text.toLowerCase();
  const address = named.includes('://') ? named : `https://${named}`;
  const host = URL.canParse(address) ? new URL(address).hostname : undefined;
  return Object.entries(aliases).find(([alias]) => alias === named || alias === host)?.[1];
}

/** The choice that a text names, in whatever case; an alias and an address of a choice count as the choice. */
function canonicalChoice(integration: CompiledIntegration, field: string, text: string): string | undefined {
  const { choices = {}, aliases = {}, or_url: acceptsAddress } = integration.connection[field] ?? {};
  const named =
    Object.keys(choices).find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? aliasedChoice(aliases, text);
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

/** What is wrong with a value: in words, and by a stable name. */
export interface FieldProblem {
  problem: string;
  reason: 'missing' | 'control_character' | 'foreign_character' | 'shortened' | 'no_choice' | 'wrong_form';
}

/** What keeps a text from being a secret of any vendor; undefined when nothing does. */
function secretProblem(text: string): FieldProblem | undefined {
  if (isMasked(text)) {
    const problem = 'is the shortened form in which a stored secret is shown; give the whole secret';
    return { problem, reason: 'shortened' };
  }
  // Secrets travel in header fields, which take nothing else.
  if (/^[\u0020-\u007e]*$/.test(text)) return undefined;
  return { problem: 'has a letter or sign that no credential has; copy it again', reason: 'foreign_character' };
}

/** Characters that a value may have. Private keys and tokens of any vendor have less. */
const longestValue = 16_384;

/** The value of a declared connection field in its one spelling, or what is wrong with it. */
export function checkFieldValue(
  integration: CompiledIntegration,
  name: string,
  value: unknown,
): { value: string } | FieldProblem {
  const field = integration.connection[name];
  if (field === undefined || typeof value !== 'string') return { problem: 'must be text', reason: 'missing' };
  const given = value.trim();
  if (given === '') return { problem: `must not be empty. ${field.help ?? ''}`.trim(), reason: 'missing' };
  if (given.length > longestValue) {
    return { problem: `is longer than ${longestValue} characters; no credential is`, reason: 'wrong_form' };
  }
  const text = field.format === 'private_key' ? onePrivateKeyLine(given) : given;
  if (text === undefined) {
    const problem = 'must be a private key in PEM, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----';
    return { problem, reason: 'wrong_form' };
  }
  // A line break would end a header; a credential never has one, but a careless copy may. Half of a surrogate pair is no
  // text at all, and the database would not take it.
  if (/[\p{Cc}\p{Cs}]/u.test(text)) {
    const problem = 'has a line break or another control character within it; copy it again';
    return { problem, reason: 'control_character' };
  }
  if (field.choices !== undefined) {
    const choice = canonicalChoice(integration, name, text);
    if (choice !== undefined) return { value: choice };
    const address = field.or_url ? ', or the https address of an instance' : '';
    const problem = `must be one of ${Object.keys(field.choices).join(', ')}${address}`;
    return { problem, reason: 'no_choice' };
  }
  const problem = field.secret ? secretProblem(text) : undefined;
  if (problem !== undefined) return problem;
  if (field.pattern !== undefined && !new RegExp(`^(?:${field.pattern})$`, 'u').test(text)) {
    const example = field.example === undefined ? '' : ` such as ${field.example}`;
    return { problem: `does not look like a ${field.label}${example}`, reason: 'wrong_form' };
  }
  return { value: text };
}

import { shorten } from '../errors/index.ts';
import { nearest } from './nearest.ts';

/** What a kind looks like: a prefix of another form, as in `2026-01-31T09:15`, is nobody's slip. */
const kindForm = /^[a-z][a-z_]*$/i;

/**
 * A sentence for the message about an id that was taken as a plain one although it begins like a typed one: the kind
 * that was probably meant, and those there are. Empty when the id does not look like that.
 *
 * @example
 * unknownKindHint('emial:ada@example.com', ['email', 'user_id']);
 * // ' "emial" is no kind of id here; did you mean email:…? There are: email:…, user_id:….'
 */
export function unknownKindHint(id: string, kinds: Iterable<string>): string {
  const colon = id.indexOf(':');
  const prefix = id.slice(0, Math.max(colon, 0));
  const names = [...kinds];
  if (!kindForm.test(prefix) || names.includes(prefix)) return '';
  const near = nearest(prefix, names);
  const meant = near === undefined ? '' : `; did you mean ${near}:…?`;
  return ` "${shorten(prefix)}" is no kind of id here${meant === '' ? '.' : meant} There are: ${describeKinds(names)}.`;
}

/** Kinds of ids as a person writes them: `email:…, user_id:…`. */
export function describeKinds(kinds: Iterable<string>): string {
  return [...kinds].map((kind) => `${kind}:…`).join(', ');
}

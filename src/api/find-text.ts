import { CrosswalkError, shorten } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';

/** Where a text stands in a body. */
export interface TextPlace {
  /** Dotted path of the value; of a name, the path of the object that has it. Empty for the body itself. */
  path: string;
  isName: boolean;
}

/**
 * The first text of a value for which the test says yes, names of fields included; undefined when there is none.
 *
 * @example
 * findText({ tags: ['a', 'b'] }, (text) => text === 'b'); // { path: 'tags.1', isName: false }
 */
export function findText(
  value: JsonValue | undefined,
  test: (text: string) => boolean,
  path = '',
): TextPlace | undefined {
  if (typeof value === 'string') return test(value) ? { path, isName: false } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (test(name)) return { path, isName: true };
    const found = findText(inner, test, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Refuses a text for what it holds, naming its field. */
export function refuseText({ path, isName }: TextPlace, what: string): never {
  const message = isName ? `has a name with ${what}` : `holds ${what}`;
  throw new CrosswalkError('invalid_request', `${shorten(path || 'the body')} ${message}.`, {
    errors: [{ path, message }],
  });
}

import type { z } from 'zod';
import { invalidInput } from './answers.ts';

/** Parses input. Throws a 422 `Refusal` with one error per wrong field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  throw invalidInput(error.issues.map(({ path, message }) => ({ field: path.join('.'), message })));
}

/**
 * Reads `name` from a query in the vendor's two spellings, `outer.name` (its guide) and `outer[name]` (its client
 * libraries).
 */
export function nested(query: URLSearchParams, outer: string, name: string): string | undefined {
  return query.get(`${outer}.${name}`) ?? query.get(`${outer}[${name}]`) ?? undefined;
}

/** Reads a list from a query: `name=a&name=b`, `name.0=a&name.1=b` or `name[0]=a`. */
export function listed(query: URLSearchParams, name: string): string[] | undefined {
  const values = [...query].flatMap(([key, value]) => {
    const suffix = key.startsWith(name) ? key.slice(name.length) : undefined;
    return suffix !== undefined && /^(?:|\.\d+|\[\d*\])$/.test(suffix) ? [value] : [];
  });
  return values.length === 0 ? undefined : values;
}

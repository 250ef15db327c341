import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { profileError } from './answers.ts';

/** Query fields that several routes take. */
export const fields = {
  /** A whole number from 1 to `max`. */
  limit: (max: number, byDefault: number) =>
    z
      .string()
      .regex(/^\d+$/, 'must be a whole number')
      .transform(Number)
      .pipe(z.number().min(1).max(max))
      .optional()
      .transform((limit) => limit ?? byDefault),
  next: z.string().optional(),
  commaSeparated: z
    .string()
    .optional()
    .transform((list) => (list === undefined || list === '' ? undefined : list.split(','))),
  flag: z
    .enum(['true', 'false'])
    .optional()
    .transform((flag) => flag === 'true'),
  time: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .transform((text) => Date.parse(text))
    .optional(),
};

/** Parses a query. Throws a `Refusal` with 400 that names the first wrong field. */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, query: URLSearchParams): z.output<Schema> {
  const { success, data, error } = schema.safeParse(Object.fromEntries(query));
  if (success) return data;
  const [issue] = error.issues;
  const name = issue?.path.join('.') ?? 'query';
  throw new Refusal(profileError('validation_error', `${name}: ${issue?.message ?? 'is not valid'}`));
}

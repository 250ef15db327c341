import { z } from 'zod';
import { type Audience } from '../../state/index.ts';
import { type PublicCall } from '../call.ts';
import { nested, parseInput } from '../input.ts';

const searchSchema = z.object({ type: z.enum(['DEFINITION', 'KEY', 'NAME']), query: z.string() }).optional();

/** The audiences that fit `search` in a query. Throws a 422 `Refusal` for a search without type or text. */
export function searched({ query }: PublicCall, audiences: readonly Audience[]): Audience[] {
  const type = nested(query, 'search', 'type');
  const text = nested(query, 'search', 'query');
  const wanted = parseInput(searchSchema, type === undefined && text === undefined ? undefined : { type, query: text });
  return audiences.filter(({ key, name, definition }) => {
    const field = { DEFINITION: definition.query, KEY: key, NAME: name };
    return wanted === undefined || field[wanted.type].toLowerCase().includes(wanted.query.toLowerCase());
  });
}

import type { z } from 'zod';
import { CrosswalkError } from '../errors/index.ts';
import { type Signer } from '../signer.ts';
import { parseJson } from './json-text.ts';

/** Makes cursors that callers hand back unread, and recognises its own. */
export interface Cursors {
  /** @param binding what the cursor is good for, such as account, resource and filters */
  sign(position: unknown, binding: string): Promise<string>;
  /** @throws CrosswalkError `invalid_cursor` when it was changed or is for something else. */
  open<Position>(cursor: string, binding: string, schema: z.ZodType<Position>): Promise<Position>;
}

const purposeOf = (binding: string) => `cursor ${binding}`;

/** Cursors that the signer signs. */
export function createCursors(signer: Signer): Cursors {
  return {
    sign: (position, binding) => signer.sign(position, purposeOf(binding)),
    async open(cursor, binding, schema) {
      const payload = await signer.open(cursor, purposeOf(binding));
      const position = schema.safeParse(payload === undefined ? undefined : parseJson(payload));
      if (position.success) return position.data;
      throw new CrosswalkError(
        'invalid_cursor',
        'The cursor was changed, or belongs to another account, resource or filter. Start again without it.',
      );
    },
  };
}

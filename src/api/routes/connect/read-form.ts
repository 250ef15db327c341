import { bodyLimit as boundBody } from 'hono/body-limit';
import { CrosswalkError } from '../../../errors/index.ts';
import { bodyLimit } from '../../body.ts';
import { type ApiContext } from '../../mount.ts';

/** Bytes of the largest form of credentials: many times what all those of a vendor need. */
const largestForm = 64 * 1024;

/**
 * Bytes of the largest form of a map: whatever the API takes as JSON can be sent by the page as well. A form spells no
 * character in more than three times the bytes, and has the names of all fields in it besides.
 */
export const largestMapForm = 4 * bodyLimit;

/**
 * The fields of a form as our pages send it; whatever else was sent has none. It is read no further than it may be long, so
 * look first at who sends it.
 *
 * @param largest in bytes
 * @throws CrosswalkError `body_too_large`
 */
export async function readForm(
  context: ApiContext,
  largest: number = largestForm,
): Promise<Readonly<Record<string, string>>> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return {};
  const bound = boundBody({
    maxSize: largest,
    onError() {
      throw new CrosswalkError('body_too_large', `The form has more than ${largest} bytes.`);
    },
  });
  await bound(context, async () => undefined);
  return Object.fromEntries(new URLSearchParams(await context.req.text()));
}

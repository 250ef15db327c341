import { CrosswalkError } from '../errors/index.ts';

const longest = 255;

function problemOf(key: string): string | undefined {
  if (key === '') return 'is empty';
  if (key.length > longest) return `has ${key.length} characters; ${longest} are the most`;
  if (!/^[ -~]*$/.test(key)) return 'holds a character that is not printable ASCII';
  // Header fields of one name reach us joined in this way, the last of them perhaps empty.
  if (/,(?: |$)/.test(key)) return 'was sent twice, or holds a comma before a space or at its end';
  return undefined;
}

/**
 * An idempotency key as it was sent: 1 to 255 printable ASCII characters, with no comma before a space or at the end, as
 * two keys of one request would read like that.
 *
 * @throws CrosswalkError `invalid_request` with the reason.
 */
export function readKey(key: string): string {
  const problem = problemOf(key);
  if (problem === undefined) return key;
  throw new CrosswalkError(
    'invalid_request',
    `The header Idempotency-Key ${problem}. Send a new one for everything that is to be done once, such as a UUID.`,
    { errors: [{ path: 'idempotency-key', message: problem }] },
  );
}

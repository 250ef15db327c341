import { CrosswalkError } from '../errors/index.ts';

/** Types that clients put before JSON when nobody told them a type. */
const lenient = new Set(['', 'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream']);

/**
 * Checks that a body may be JSON by what its header fields say.
 *
 * @throws CrosswalkError `media_type_unsupported` for compressed bodies and for types that are something else.
 */
export function checkMediaType(headers: Headers): void {
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') {
    throw new CrosswalkError('media_type_unsupported', 'The body is compressed. Send it without a Content-Encoding.');
  }
  const type = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (lenient.has(type) || /\bjson\b/.test(type)) return;
  throw new CrosswalkError(
    'media_type_unsupported',
    'The Content-Type says that the body is not JSON. Send JSON as application/json.',
  );
}

import { type CompiledEndpoint, mediaTypes } from '../../../definitions/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { type JsonValue } from '../../../mapping/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { readJsonBody } from '../../body.ts';
import { checkMediaType } from '../../media-type.ts';
import { type ApiContext } from '../../mount.ts';

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      throw new CrosswalkError('invalid_request', 'The body is not encoded as UTF-8.', { cause: error });
    }
    throw error;
  }
}

/**
 * The body of a call: JSON, or the text itself where the vendor takes another format than JSON and the body is not said
 * to be JSON.
 *
 * @throws CrosswalkError for a body that cannot be read, as `readJsonBody` does.
 */
export async function readCallBody(context: ApiContext, endpoint: CompiledEndpoint): Promise<JsonValue | undefined> {
  const { headers } = context.req.raw;
  const [named = ''] = (headers.get('content-type') ?? '').split(';', 1);
  const type = named.trim().toLowerCase();
  if (endpoint.sends === 'json' || endpoint.verb === 'get' || /\bjson\b/.test(type)) return readJsonBody(context);
  const encoding = headers.get('content-encoding');
  if (encoding !== null) checkMediaType(new Headers({ 'content-encoding': encoding }));
  const text = decode(await context.req.arrayBuffer());
  if (text === '') return undefined;
  // What is not said to be of the vendor's format may be JSON that nobody named; forms are what clients name it then.
  const isNamed = type === mediaTypes[endpoint.sends] && endpoint.sends !== 'form';
  const json = isNamed ? undefined : parseJson(text);
  return typeof json === 'string' || (typeof json === 'object' && json !== null) ? json : text;
}

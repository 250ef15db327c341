import { type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit as limitBody } from 'hono/body-limit';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { type ApiEnvironment } from './services.ts';

/** Largest body of a request that is not streamed, in bytes. */
const bodyLimit = 4 * 1024 * 1024;

/** Refuses larger bodies, announced or not, before they are read whole. */
export const boundBody: MiddlewareHandler = limitBody({
  maxSize: bodyLimit,
  onError: () => {
    throw new CrosswalkError(
      'body_too_large',
      `The body is larger than ${bodyLimit} bytes. Send less at once, or stream it to a native route.`,
    );
  },
});

/** Where parsing stopped, as far as the runtime tells. */
function positionOf(error: SyntaxError): string {
  return error.message.replace(/^JSON\.parse: /, '').replace(/"[^"]{40,}"/, 'the text');
}

/**
 * The request's JSON body, whatever content type it was sent with: some clients send JSON as text. Undefined when there
 * is no body.
 *
 * @throws CrosswalkError `invalid_json`.
 */
export async function readJsonBody(context: Context<ApiEnvironment>): Promise<JsonValue | undefined> {
  const text = await context.req.text();
  if (text.trim() === '') return undefined;
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CrosswalkError('invalid_json', `The body is not valid JSON: ${positionOf(error)}.`);
  }
}

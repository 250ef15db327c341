import type { z } from 'zod';
import type { Call } from './call.ts';
import { badRequest } from './refusal.ts';

/** The content type without its parameters; empty when none is sent. */
export function contentType(request: Request): string {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

async function gunzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return await new Response(unpacked).arrayBuffer();
  } catch (error) {
    throw badRequest(`could not unpack the body: ${error instanceof Error ? error.message : 'invalid gzip'}`);
  }
}

/** The body as text, unpacked when it is gzip. @throws Refusal when it is too large or no gzip. */
export async function readText(call: Call): Promise<string> {
  const sent = await call.request.arrayBuffer();
  const bytes = call.request.headers.get('content-encoding') === 'gzip' ? await gunzip(sent) : sent;
  if (Math.max(sent.byteLength, bytes.byteLength) > call.maximumBodyBytes) {
    throw badRequest(`body is larger than ${call.maximumBodyBytes} bytes`);
  }
  return new TextDecoder().decode(bytes);
}

/** @throws Refusal when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest('could not parse the body as JSON', 'JSON-BADREQ-025');
    throw error;
  }
}

/** Checks a value against a schema. @throws Refusal that names the first thing that is wrong. */
export function check<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.');
  throw badRequest(`${where}: ${issue?.message ?? 'invalid'}`);
}

/** The JSON body in the shape of `schema`. @throws Refusal for another content type, malformed JSON or wrong types. */
export async function readJson<Output>(call: Call, schema: z.ZodType<Output>): Promise<Output> {
  requireContentType(call.request, ['application/json']);
  return check(schema, parseJson(await readText(call)));
}

/** @throws Refusal when the request has none of these content types. */
export function requireContentType(request: Request, types: readonly string[]): void {
  const sent = contentType(request);
  if (!types.includes(sent)) {
    throw badRequest(`content type must be ${types.join(' or ')}, not ${sent === '' ? 'absent' : sent}`);
  }
}

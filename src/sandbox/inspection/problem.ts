import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';

const titles = { 400: 'Bad Request', 404: 'Not Found', 409: 'Conflict', 500: 'Internal Server Error' } as const;
type ProblemStatus = keyof typeof titles;

/** A refusal, in words that say what to do instead. */
export function problem(status: ProblemStatus, message: string): HTTPException {
  return new HTTPException(status, { res: problemResponse(status, message), message });
}

/** `{ statusCode, error, message }`, as the rest of Crosswalk answers a failure. */
export function problemResponse(status: ProblemStatus, message: string): Response {
  return Response.json({ statusCode: status, error: titles[status], message }, { status });
}

/** Parses what a caller sent. Throws a 400 that names every wrong field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  const wrong = error.issues.map(({ path, message }) => [...path.map(String), message].join(': '));
  throw problem(400, `${wrong.join('; ')}.`);
}

/** The JSON body of a request; an empty one counts as `{}`. Throws a 400 for anything else. */
export async function readJson(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw problem(400, `The body is not JSON: ${error.message}`);
    throw error;
  }
}

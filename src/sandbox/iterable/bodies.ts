import type { HonoRequest } from 'hono';
import type { z } from 'zod';
import { type Refusal, refuse } from './answers.ts';
import { isFields } from './fields.ts';
import type { Project } from './project.ts';

/** A request's body as it arrived: text, and its JSON when it has any. */
export interface Body {
  text: string;
  bytes: number;
  json: unknown;
  isJson: boolean;
}

/** Reads a body that must be JSON by content and by content type to count as JSON. */
export async function readBody(request: HonoRequest): Promise<Body> {
  const buffer = await request.arrayBuffer();
  const text = new TextDecoder().decode(buffer);
  const body = { text, bytes: buffer.byteLength, json: undefined, isJson: false };
  const mediaType = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json' && mediaType !== 'text/json') return body;
  try {
    return { ...body, json: JSON.parse(text), isJson: true };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return body;
  }
}

const typeNames: Record<string, string> = {
  string: 'String',
  boolean: 'Boolean',
  number: 'Number',
  int: 'Number',
  array: 'Array',
  object: 'Object',
  record: 'Object',
};

function spell(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}.${String(part)}`),
    'obj',
  );
}

function isMissing(json: unknown, path: readonly PropertyKey[]): boolean {
  let value = json;
  for (const part of path) {
    if (Array.isArray(value)) value = value[Number(part)];
    else value = isFields(value) ? value[String(part)] : undefined;
  }
  return value === undefined;
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `${typeNames[issue.expected] ?? issue.expected} value expected`;
  return issue.message;
}

/** The 400 for a body of the wrong shape; the older form of it repeats what was sent, credentials included. */
function badBody(project: Project, request: Request, body: Body, issues: readonly z.core.$ZodIssue[]): Refusal {
  const path = new URL(request.url).pathname;
  const msg = `[${path}] Invalid JSON body`;
  if (project.switches.badBodyAnswer === 'current') {
    const params = issues.map((issue) => [
      spell(issue.path),
      isMissing(body.json, issue.path) ? 'Value is missing' : describe(issue),
    ]);
    return refuse(400, 'BadJsonBody', msg, Object.fromEntries(params));
  }
  const params = issues.map((issue) => {
    const reason = isMissing(body.json, issue.path)
      ? 'error.path.missing'
      : `error.expected.js${describe(issue).split(' ')[0]?.toLowerCase()}`;
    return [spell(issue.path), [{ msg: reason, args: [] }]];
  });
  const headers = [...request.headers].map(([name, value]) => `${name}: ${value}`).join(', ');
  return refuse(400, 'BadJsonBody', `${msg} ${body.text} headers: ${headers}`, Object.fromEntries(params));
}

/** Parses a body by its schema, refusing (400 `BadJsonBody`) what does not fit, by path and expected type. */
export function parseBody<Schema extends z.ZodType>(
  project: Project,
  request: Request,
  body: Body,
  schema: Schema,
): z.output<Schema> {
  if (!body.isJson) {
    throw badBody(project, request, body, [
      { code: 'invalid_type', expected: 'object', path: [], message: '', input: body.text },
    ]);
  }
  const parsed = schema.safeParse(body.json);
  if (parsed.success) return parsed.data;
  throw badBody(project, request, body, parsed.error.issues);
}

import { type OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi';
import { type Context, type Handler } from 'hono';
import { CrosswalkError, describeIssues, plainWords, shorten } from '../errors/index.ts';
import { type JsonObject } from '../mapping/index.ts';
import { readJsonBody } from './body.ts';
import { findText, refuseText } from './find-text.ts';
import { type ApiRequest, keyResponses, withKey } from './idempotency-key.ts';
import { authenticate, type Scope } from './middleware/authenticate.ts';
import { onceForKey } from './middleware/idempotency.ts';
import { parseQuery } from './query.ts';
import { errorResponses } from './schemas.ts';
import { type ApiEnvironment } from './services.ts';

export type Api = OpenAPIHono<ApiEnvironment>;
export type ApiContext = Context<ApiEnvironment>;

/** A route as it is described and served. */
export interface ApiRoute extends Omit<RouteConfig, 'security' | 'request' | 'responses'> {
  /** The scope that it needs, or `public` when it needs no token. */
  scope: Scope | 'public';
  request?: ApiRequest;
  responses: RouteConfig['responses'];
  handler: (context: ApiContext) => Promise<Response>;
}

/**
 * Describes and serves one route. Bodies and queries are read by `readBody` and `readQuery`, which take every spelling
 * that clients use, in place of the validators of the router, which take one.
 */
export function mount(app: Api, { scope, handler, ...route }: ApiRoute): void {
  const path = route.path.replaceAll(/\{([^}]+)\}/g, ':$1');
  const serve: Handler<ApiEnvironment> = handler;
  if (scope === 'public') app.on(route.method, [path], serve);
  else app.on(route.method, [path], authenticate(scope), onceForKey, serve);
  if (scope === 'public') app.openAPIRegistry.registerPath({ ...route, security: [] });
  else register(app, route);
}

/** Describes a route that needs a token and, where it writes, takes an idempotency key. */
export function register(app: Api, route: Omit<ApiRoute, 'scope' | 'handler'>): void {
  const writes = route.method !== 'get';
  app.openAPIRegistry.registerPath({
    ...route,
    ...(writes ? { request: withKey(route.request) } : {}),
    security: [{ bearer: [] }],
    responses: { ...errorResponses, ...(writes ? keyResponses : {}), ...route.responses },
  });
}

/** The parameters of a request's query. */
export function readQuery(context: ApiContext): JsonObject {
  return parseQuery(new URL(context.req.url).search);
}

/** A path parameter, decoded. */
export function readPath(context: ApiContext, name: string): string {
  return context.req.param(name) ?? '';
}

/** A value checked against a schema. @throws CrosswalkError `invalid_request` with every problem. */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value, { error: plainWords });
  if (parsed.success) return parsed.data;
  const errors = describeIssues(parsed.error.issues);
  const sentences = errors.map(({ path, message }) => `${shorten(path || 'the body')}: ${message}`);
  throw new CrosswalkError('invalid_request', `The request does not fit the schema. ${sentences.join('; ')}.`, {
    errors,
  });
}

/** The JSON body of a request that is stored, checked against a schema. @throws CrosswalkError `invalid_json` or `invalid_request`. */
export async function readBody<Schema extends z.ZodType>(
  context: ApiContext,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const body = await readJsonBody(context);
  // PostgreSQL stores it in no column.
  const place = findText(body, (text) => text.includes('\0'));
  if (place !== undefined) refuseText(place, 'the NUL character');
  return check(schema, body === undefined ? {} : body);
}

import type { Json, JsonObject } from './json.ts';

/** A request that Braze turns down; thrown by handlers, answered by the gate. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly body: JsonObject;

  constructor(status: number, body: JsonObject) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }

  toResponse(headers: Headers = new Headers()): Response {
    return Response.json(this.body, { status: this.status, headers });
  }
}

/** A 404 in the common envelope, for something that the workspace does not have. */
export function notFound(message: string): Refusal {
  return new Refusal(404, { message });
}

/** A 400 in the common envelope. */
export function badRequest(message: string, errors?: Json[]): Refusal {
  return new Refusal(400, errors === undefined ? { message } : { message, errors });
}

export const refusals = {
  unauthorized: () => new Refusal(401, { message: 'Invalid API Key' }),
  addressNotAllowed: () => new Refusal(403, { message: 'Invalid whitelisted IPs' }),
  permissionMissing: () => new Refusal(403, { message: 'You do not have permission to access this resource' }),
  unknownPath: () => new Refusal(404, { message: 'Invalid URL' }),
  bodyTooLarge: () => new Refusal(413, { message: 'Request Entity Too Large' }),
  unsupportedMediaType: () => new Refusal(415, { message: 'Unsupported Media Type' }),
  rateLimited: () =>
    new Refusal(429, { message: 'You have exceeded the maximum number of requests. Please try again later.' }),
  /** The only refusal whose key is `error`: it comes from the parser in front of the API. */
  malformedJson: () =>
    new Refusal(400, {
      error:
        '\nProblem:\n  message body does not match declared format\nResolution:\n  ' +
        "when specifying application/json as content-type, you must pass valid application/json in the request's 'body'\n",
    }),
} as const;

/** The shape that the catalog endpoints and the Link cursors use in place of a plain message. */
export function invalidRequest(
  status: 400 | 404,
  id: string,
  message: string,
  parameters: string[] = [],
  values: Json[] = [],
): Refusal {
  return new Refusal(status, {
    errors: [{ id, message, parameters, parameter_values: values }],
    message: 'Invalid Request',
  });
}

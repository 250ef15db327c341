/** The codes of Iterable's own catalogue that this sandbox answers with; newer subsystems add dotted ones. */
export type Code =
  | 'Success'
  | 'BadApiKey'
  | 'BadAuthorizationHeader'
  | 'BadJsonBody'
  | 'BadParams'
  | 'BatchTooLarge'
  | 'EmailAlreadyExists'
  | 'ExternalKeyConflict'
  | 'Forbidden'
  | 'ForbiddenParamsError'
  | 'ForgottenUserError'
  | 'GenericError'
  | 'InvalidEmailAddressError'
  | 'InvalidJwtPayload'
  | 'InvalidUserIdError'
  | 'JwtUserIdentifiersMismatched'
  | 'NotFound'
  | 'RateLimitExceeded'
  | 'RequestFieldsTypesMismatched'
  | 'UniqueFieldsLimitExceeded'
  | 'UnknownEmailError'
  | 'UnknownUserIdError'
  | 'UserIdAlreadyExists'
  | `error.${string}`;

/** The envelope of most answers: `{ msg, code, params }`. */
export function answer(status: number, code: Code, msg: string, params: unknown = null): Response {
  return Response.json({ msg, code, params }, { status });
}

/** The answer of an accepted write. */
export function success(params: unknown = null, msg = ''): Response {
  return answer(200, 'Success', msg, params);
}

/** Thrown by a handler in place of an answer; the API turns it into the answer it holds. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly respond: () => Response;

  constructor(message: string, respond: () => Response) {
    super(message);
    this.respond = respond;
  }
}

export function refuse(status: number, code: Code, msg: string, params: unknown = null): Refusal {
  return new Refusal(msg, () => answer(status, code, msg, params));
}

/** A refusal in the shape of the newer subsystems (catalogs, double opt-in): `message` where others say `msg`. */
export function refuseNotFound(code: `error.${string}`, message: string, args: string[]): Refusal {
  return new Refusal(message, () =>
    Response.json({ error: 'NotFound', message, code, data: { args } }, { status: 404 }),
  );
}

/** Some refusals have a plain-text body. */
export function refuseAsText(status: number, text: string): Refusal {
  return new Refusal(text, () => new Response(text, { status, headers: { 'content-type': 'text/plain' } }));
}

/** Unknown URLs are answered with a page, not with JSON. */
export function pageNotFound(): Response {
  const page =
    '<!DOCTYPE html>\n<html lang="en"><head><title>Page not found</title></head><body><h1>Not found</h1></body></html>\n';
  return new Response(page, { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** Why one record of a call was refused; the first word of the arrays under `failedUpdates`. */
export type RecordProblem = 'invalid' | 'notFound' | 'invalidData' | 'conflict' | 'forgotten';

/** The refusal of one record: a call for one user answers with it, a bulk call counts it and goes on. */
export class RecordRefusal extends Refusal {
  override name = 'RecordRefusal';
  readonly problem: RecordProblem;
  readonly kind: 'email' | 'userId';
  readonly value: string;

  constructor(problem: RecordProblem, kind: 'email' | 'userId', value: string, refusal: Refusal) {
    super(refusal.message, refusal.respond);
    this.problem = problem;
    this.kind = kind;
    this.value = value;
  }
}

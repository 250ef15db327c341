/** The codes of v2 errors that this sandbox answers with. */
export type RefusalCode =
  | 'BADREQ-001'
  | 'JOB-BADREQ-002'
  | 'NOTFOUND-003'
  | 'JOB-NOTFOUND-004'
  | 'WF-NOTFOUND-005'
  | 'TABLE-NOTFOUND-009'
  | 'AUTH-NOTFOUND-006'
  | 'ENTITY-NOTFOUND-012'
  | 'SCHEMAVERSION-NOTFOUND-011'
  | 'QUERY-NOTFOUND-013'
  | 'STREAM-NOTFOUND-014'
  | 'INTERNAL-019'
  | 'ROUTERULE-NOTFOUND-020'
  | 'PROVIDER-NOTFOUND-016'
  | 'UNAUTHORIZED-017'
  | 'SCHEMA-INVALID-018'
  | 'ACCOUNT-NOTFOUND-021'
  | 'USER-NOTFOUND-023'
  | 'JSON-BADREQ-025'
  | 'FORBIDDEN-026'
  | 'UNKNOWN-000';

/** Thrown by a handler to answer with an error; how it is written depends on the API version of the path. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 429 | 500;
  readonly code: RefusalCode;

  constructor(status: Refusal['status'], message: string, code: RefusalCode) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string, code: RefusalCode = 'BADREQ-001') => new Refusal(400, message, code);
export const unauthorized = () => new Refusal(401, 'Not authorized', 'UNAUTHORIZED-017');
export const forbidden = (message = 'Forbidden') => new Refusal(403, message, 'FORBIDDEN-026');
export const notFound = (message = 'not found', code: RefusalCode = 'NOTFOUND-003') => new Refusal(404, message, code);
export const methodNotAllowed = () => new Refusal(405, 'method not allowed', 'UNKNOWN-000');
export const conflict = (message: string) => new Refusal(409, message, 'BADREQ-001');
export const tooManyRequests = (message = 'too many requests') => new Refusal(429, message, 'UNKNOWN-000');

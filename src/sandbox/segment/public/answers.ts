import { Refusal } from '../refusal.ts';

/** One entry of the `errors` list that the vendor answers a failure with. */
interface PublicError {
  type: string;
  message: string;
  field?: string;
  data?: Record<string, unknown>;
}

export function publicErrors(status: number, errors: PublicError[]): Response {
  return Response.json({ errors }, { status });
}

export function notFound(what: string): Refusal {
  return new Refusal(publicErrors(404, [{ type: 'not-found', message: `${what} was not found` }]));
}

/** 401 stands for a missing permission too: the vendor has no 403. */
export function unauthorized(message: string): Refusal {
  return new Refusal(publicErrors(401, [{ type: 'unauthorized', message }]));
}

export function conflict(message: string): Refusal {
  return new Refusal(publicErrors(409, [{ type: 'conflict', message }]));
}

export function invalidInput(errors: { field: string; message: string }[]): Refusal {
  return new Refusal(
    publicErrors(
      422,
      errors.map(({ field, message }) => ({ type: 'input-validation', message, field })),
    ),
  );
}

export function tooManyRequests(millisecondsToWait: number, consumed: number): Refusal {
  const data = { remainingPoints: 0, msBeforeNext: millisecondsToWait, consumedPoints: consumed };
  return new Refusal(publicErrors(429, [{ type: 'RequestError', message: 'Too many requests', data }]));
}

import { expect } from 'vitest';
import { errorCodes } from '../../src/errors/index.ts';
import { type Answer, objectOf } from '../harness.ts';

/** Checks that an answer is an error in the one envelope, and gives its body. */
export function expectError(answer: Answer, status: number, code: string) {
  const body = objectOf(answer.body);
  expect({ status: answer.status, body }).toEqual({
    status,
    body: expect.objectContaining({
      statusCode: status,
      code,
      error: expect.stringMatching(/^[A-Z][a-zA-Z]+( [A-Z][a-zA-Z]+)*$/),
      message: expect.stringMatching(/^\S.*[.?)]$/s),
      request_id: expect.stringMatching(/^[\w.:-]{8,}$/),
      retryable: expect.any(Boolean),
    }),
  });
  expect(errorCodes()).toContain(code);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('x-request-id')).toBe(body['request_id']);
  expectWait(answer);
  return body;
}

/** Every 429 and 503 says how long to wait, in whole seconds of at least 1, in header and body alike. */
function expectWait({ status, headers, body }: Answer): void {
  if (status !== 429 && status !== 503) return;
  expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  expect(objectOf(body)['retry_after']).toBe(Number(headers.get('retry-after')));
}

import { describe, expect, test } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { crosswalkErrorOf, failureOf, requestTo } from './test-kit.ts';
import { setUp, systemError, url } from './timed-egress-test-kit.ts';

describe('a failed connection', () => {
  test.each([
    ['before anything was sent', 'POST', false, 'ECONNRESET', true],
    ['after sending', 'POST', true, 'ECONNRESET', false],
    ['after sending a read', 'GET', true, 'ECONNRESET', true],
    ['refused, as a transport reports it that cannot see connections', 'POST', true, 'ECONNREFUSED', true],
  ])('%s: %s', async (_when, method, sent, code, retryable) => {
    const { egress, clock } = setUp((request) => {
      if (sent) request.sending();
      throw systemError(code);
    });
    const error = await crosswalkErrorOf(egress.send(requestTo(url, { method })));
    expect(error).toMatchObject({ code: 'remote_failed', retryable });
    expect(clock.pending).toBe(0);
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'that reached nothing of the vendor is not the vendor’s failure, and is repeatable: %s',
    async (code) => {
      const { egress } = setUp((request) => {
        request.sending();
        throw systemError(code);
      });
      const error = await crosswalkErrorOf(egress.send(requestTo(url, { method: 'POST' })));
      expect(error).toMatchObject({ code: 'vendor_unreachable', retryable: true });
      expect(error.toBody('request-0001')).not.toHaveProperty('truto_is_remote_error');
    },
  );

  test('finds the code that fetch hides in the cause', async () => {
    const { egress } = setUp(() => {
      throw new TypeError('fetch failed', { cause: systemError('ECONNREFUSED') });
    });
    const error = await crosswalkErrorOf(egress.send(requestTo(url)));
    expect(error.message).toBe('The call to api.vendor.example failed: the connection was refused.');
  });

  test.each(['UND_ERR_INVALID_ARG', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'])(
    'is the caller’s when the request says something wrong of itself: %s',
    async (code) => {
      const { egress } = setUp(() => {
        throw systemError(code);
      });
      const error = await crosswalkErrorOf(egress.send(requestTo(url, { method: 'POST' })));
      expect(error).toMatchObject({ code: 'invalid_request', status: 400, retryable: false });
      expect(error.message).toContain('Content-Length');
    },
  );

  test('says neither query nor secret, in the message or in the cause', async () => {
    const { egress } = setUp(({ url: { href } }) => {
      throw systemError('ERR_INVALID', `cannot fetch ${href} with Bearer k-canary`);
    });
    const error = await crosswalkErrorOf(egress.send(requestTo(url, { secrets: ['k-canary'] })));
    expect(`${error.message} ${String(error.cause)}`).not.toContain('k-canary');
    expect(String(error.cause)).toContain('cannot fetch');
  });

  test('keeps an error of the catalogue as it is', async () => {
    const refusal = new CrosswalkError('egress_refused', 'The host has a private address.');
    const { egress } = setUp(() => {
      throw refusal;
    });
    expect(await failureOf(egress.send(requestTo(url)))).toBe(refusal);
  });
});

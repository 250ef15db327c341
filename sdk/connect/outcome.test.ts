import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConnectError } from './errors.ts';
import { type ConnectResult, endOfLeft, readNote, readOutcome, readRedirect, withLinked } from './outcome.ts';

const result: ConnectResult = { result: 'success', integration: 'braze', integrated_account_id: 'acc_1' };

describe('readOutcome', () => {
  it('takes of a success only what it knows', () => {
    expect(readOutcome({ is_truto: true, ...result, more: 1 })).toEqual(result);
  });

  it('takes the word closed for the customer’s wish', () => {
    expect(readOutcome('closed')).toMatchObject({ code: 'closed' });
  });

  it('takes a failure of any type for an error, with its text', () => {
    const failure = { is_truto: true, result: 'error', error: 'Too late.' };
    expect(readOutcome({ ...failure, error_type: 'invalid_token' })).toMatchObject({
      code: 'invalid_token',
      message: 'Too late.',
    });
    for (const type of ['new', '__proto__', 7, undefined]) {
      expect(readOutcome({ ...failure, error_type: type })).toMatchObject({ code: 'failed' });
    }
  });

  it('takes nothing else for an end, and never fails', () => {
    const anything = fc.oneof(fc.anything(), fc.record({ is_truto: fc.constant(true), result: fc.anything() }));
    fc.assert(
      fc.property(anything, (message) => {
        fc.pre(message !== 'closed');
        expect(readOutcome(message)).toBeUndefined();
      }),
    );
  });
});

describe('a customer who leaves', () => {
  it('has connected nothing before the page says so', () => {
    expect(endOfLeft(undefined)).toMatchObject({ code: 'closed' });
  });

  it('has connected the account once the page says so, with the mapping open', () => {
    const { result: _, ...told } = result;
    expect(readNote({ crosswalk: 'linked', ...told })).toEqual({ linked: result });
    expect(readNote({ crosswalk: 'linked', integration: 'braze' })).toBeUndefined();
    expect(endOfLeft(result)).toEqual({ ...result, mapping_open: true });
    expect(withLinked(new ConnectError('closed', 'x'), result)).toEqual({ ...result, mapping_open: true });
  });

  it('hears of the account that exists when a later step fails', () => {
    const failure = new ConnectError('invalid_token', 'Too late.');
    expect(withLinked(failure, result)).toMatchObject({ code: 'invalid_token', integratedAccountId: 'acc_1' });
    expect(withLinked(failure, undefined)).toBe(failure);
    expect(withLinked(result, result)).toBe(result);
  });
});

describe('readRedirect', () => {
  const back = 'https://app.test/settings?tab=2';

  it('finds what was connected in the address that the page led back to', () => {
    const address = `${back}&result=success&integration=braze&integrated_account_id=acc_1`;
    expect(readRedirect(address)).toEqual(result);
  });

  it.each([back, `${back}&result=closed`, `${back}&result=success&integration=braze`])(
    'finds nothing in %s',
    (address) => {
      expect(readRedirect(address)).toBeUndefined();
    },
  );
});

it('is an error that says what kind it is', () => {
  expect(new ConnectError('closed', 'The page was closed.')).toMatchObject({ name: 'ConnectError', code: 'closed' });
});

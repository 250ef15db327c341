import { describe, expect, it } from 'vitest';
import { Interruption, toAbortSignal } from './interruption.ts';

const reason = new Error('the caller went away');

describe('an interruption', () => {
  it('tells everybody who listens once, but those who have left', () => {
    const interruption = new Interruption();
    const told: string[] = [];
    const leave = () => told.push('left');
    interruption.addEventListener('abort', () => told.push('first'));
    interruption.addEventListener('abort', leave);
    interruption.addEventListener('abort', () => told.push('second'));
    interruption.removeEventListener('abort', leave);
    expect(interruption).toMatchObject({ aborted: false, reason: undefined });
    interruption.interrupt(reason);
    interruption.interrupt(new Error('again'));
    expect(told).toEqual(['first', 'second']);
    expect(interruption).toMatchObject({ aborted: true, reason });
  });

  it('takes listeners that leave while they are told', () => {
    const interruption = new Interruption();
    const told: string[] = [];
    const first = () => {
      told.push('first');
      interruption.removeEventListener('abort', first);
    };
    interruption.addEventListener('abort', first);
    interruption.addEventListener('abort', () => told.push('second'));
    interruption.interrupt(reason);
    expect(told).toEqual(['first', 'second']);
  });
});

describe('an interruption as an AbortSignal', () => {
  it('aborts with the same reason, also when it has aborted before', () => {
    const interruption = new Interruption();
    const signal = toAbortSignal(interruption);
    expect(signal.aborted).toBe(false);
    interruption.interrupt(reason);
    expect([signal.aborted, signal.reason]).toEqual([true, reason]);
    expect(toAbortSignal(interruption).reason).toBe(reason);
  });

  it('is the AbortSignal itself where there is one', () => {
    const { signal } = new AbortController();
    expect(toAbortSignal(signal)).toBe(signal);
  });
});

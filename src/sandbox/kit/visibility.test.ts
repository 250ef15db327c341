import { describe, expect, it } from 'vitest';
import { createVirtualClock } from './clock.ts';
import { createPendingWrites } from './visibility.ts';

describe('pending writes', () => {
  it('are applied in the order of acceptance, once each, when their delay has passed', () => {
    const clock = createVirtualClock();
    const pending = createPendingWrites(clock);
    const applied: string[] = [];
    pending.accept(20, () => applied.push('late'));
    pending.accept(10, () => applied.push('first'));
    pending.accept(10, () => applied.push('second'));
    clock.advance(10);
    pending.settle();
    pending.settle();
    expect([applied, pending.waiting]).toEqual([['first', 'second'], 1]);
    clock.advance(10);
    pending.settle();
    expect([applied, pending.waiting]).toEqual([['first', 'second', 'late'], 0]);
  });
  it('are all applied when one of them fails, whose error is thrown once', () => {
    const clock = createVirtualClock();
    const pending = createPendingWrites(clock);
    const applied: string[] = [];
    pending.accept(10, () => applied.push('before'));
    pending.accept(10, () => {
      throw new Error('cannot be applied');
    });
    pending.accept(10, () => applied.push('after'));
    clock.advance(10);
    expect(() => pending.settle()).toThrow('cannot be applied');
    expect([applied, pending.waiting]).toEqual([['before', 'after'], 0]);
    expect(() => pending.settle()).not.toThrow();
  });
});

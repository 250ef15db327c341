import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { onAbort } from './on-abort.ts';

function listeners({ signal }: AbortController): number {
  return getEventListeners(signal, 'abort').length;
}

it('calls everybody back once when the signal aborts, but those who forgot it', () => {
  const controller = new AbortController();
  const called: number[] = [];
  const forgets = [1, 2, 3].map((number) => onAbort(controller.signal, () => called.push(number)));
  forgets[1]?.();
  controller.abort();
  expect(called).toEqual([1, 3]);
});

it('adds one listener to a signal however many watch it, and none once all have forgotten it', () => {
  const controller = new AbortController();
  const forgets = Array.from({ length: 50 }, () => onAbort(controller.signal, () => {}));
  expect(listeners(controller)).toBe(1);
  for (const forget of forgets) forget();
  expect(listeners(controller)).toBe(0);
});

it('can be called again after everybody has forgotten the signal', () => {
  const controller = new AbortController();
  onAbort(controller.signal, () => {})();
  let called = false;
  onAbort(controller.signal, () => {
    called = true;
  });
  controller.abort();
  expect(called).toBe(true);
});

it('takes forgetting twice as forgetting once', () => {
  const controller = new AbortController();
  const forget = onAbort(controller.signal, () => {});
  forget();
  let called = false;
  onAbort(controller.signal, () => {
    called = true;
  });
  forget();
  controller.abort();
  expect(called).toBe(true);
});

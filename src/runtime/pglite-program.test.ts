import { expect, it } from 'vitest';
import { compilePglite } from './pglite-program.ts';

it('is compiled once, whoever asks', () => {
  expect(compilePglite()).toBe(compilePglite());
});

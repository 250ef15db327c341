import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asSentence } from './sentence.ts';

it('a sentence ends with one full stop, whatever the text ends with', () => {
  const ending = fc.string({ unit: fc.constantFrom('.', ' ', '\n', '\u00a0') });
  fc.assert(
    fc.property(fc.string(), ending, (text, end) => {
      const sentence = asSentence(`${text}x${end}`);
      expect(sentence).toBe(`${text}x.`);
    }),
  );
});

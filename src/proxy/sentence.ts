const endsSentence = /[.\s]/;

/**
 * A vendor's words as a sentence of ours: with one full stop, however many it has. They may be long, so they are looked at
 * from their end only.
 *
 * @example
 * asSentence('Invalid API key...\n'); // 'Invalid API key.'
 */
export function asSentence(text: string): string {
  let end = text.length;
  while (end > 0 && endsSentence.test(text.charAt(end - 1))) end -= 1;
  return `${text.slice(0, end)}.`;
}

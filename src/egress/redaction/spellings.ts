/** A secret, and what a form field makes of its blanks: that alone is not undone, as most plus signs are none. */
export function spellingsOf(secret: string): string[] {
  return [...new Set([secret, secret.replaceAll(' ', '+')])];
}

/** How much of a caller's text a message repeats, in characters. */
const longest = 80;

/**
 * A text of the caller's as messages repeat it: whole when it is short, otherwise enough of it to recognise it.
 *
 * @example
 * `There is no user "${shorten(id)}".`
 */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  // A character of two units is not cut in two.
  return `${text.slice(0, longest).replace(/\p{Cs}$/u, '')}…`;
}

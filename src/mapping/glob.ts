/**
 * Compiles a pattern in which `*` stands for any text, also none. Takes time in proportion to the text whatever the
 * pattern, which a regular expression with several wildcards would not.
 *
 * @example
 * compileGlob('*@placeholder.email')('ada@placeholder.email'); // true
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*');
  const first = parts.shift() ?? '';
  const last = parts.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    const end = text.length - last.length;
    let position = first.length;
    for (const part of parts) {
      const found = text.indexOf(part, position);
      if (found < 0 || found + part.length > end) return false;
      position = found + part.length;
    }
    return true;
  };
}

/** A part of a page. Texts may hold names between backticks; everything else in them is taken as it is. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly address: string }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A text in pieces: what stands between backticks, and what does not. A backtick without a second one is a letter. */
export function piecesOf(text: string): { isCode: boolean; text: string }[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const isCode = piece.length > 2 && piece.startsWith('`') && piece.endsWith('`');
      return { isCode, text: isCode ? piece.slice(1, -1) : piece };
    });
}

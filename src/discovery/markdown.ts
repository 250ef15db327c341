import { type Block, piecesOf } from './page.ts';

/** Text in which nothing is taken for Markdown or HTML. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function inline(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, ' ').trim();
  return piecesOf(oneLine)
    .map((piece) => (piece.isCode ? `\`${piece.text.replaceAll('|', String.raw`\|`)}\`` : escapeText(piece.text)))
    .join('');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(inline).join(' | ')} |`;
}

function render(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`;
    case 'paragraph':
      return inline(block.text);
    case 'link':
      return `[${inline(block.text)}](<${encodeURI(block.address)}>)`;
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${inline(item)}`).join('\n');
    case 'table':
      return [row(block.header), `|${' --- |'.repeat(block.header.length)}`, ...block.rows.map(row)].join('\n');
  }
}

/** A page as Markdown (GitHub's dialect, for its tables). */
export function toMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(render).join('\n\n')}\n`;
}

import { type Block, piecesOf } from './page.ts';

const style = `
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5b6472; --line: #dfe3ea; --ground: #fff; --tint: #f4f6f9; --accent: #2456c9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaee; --soft: #a3acba; --line: #343b47; --ground: #15181d; --tint: #1e232b; --accent: #8db2ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 0.75rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 0.75rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 2rem 0 0.5rem; }
p, li { color: var(--soft); }
a { color: var(--accent); }
ul, ol { padding-left: 1.25rem; }
code { font: 0.875em/1.4 ui-monospace, monospace; background: var(--tint); border-radius: 4px; padding: 0.1em 0.35em; overflow-wrap: anywhere; }
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 0.9rem; border-top: 1px solid var(--line); }
tr:first-child > th { border-top: 0; background: var(--tint); font-weight: 600; }
`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

function inline(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.isCode ? `<code>${escapeText(piece.text)}</code>` : escapeText(piece.text)))
    .join('');
}

function cells(tag: 'th' | 'td', texts: readonly string[]): string {
  const scope = tag === 'th' ? ' scope="col"' : '';
  return `<tr>${texts.map((text) => `<${tag}${scope}>${inline(text)}</${tag}>`).join('')}</tr>`;
}

function items(texts: readonly string[]): string {
  return texts.map((text) => `<li>${inline(text)}</li>`).join('');
}

/** A link to a page of the vendor; an address that is no page of the web stays text. */
function link(text: string, address: string): string {
  if (!address.startsWith('https://')) return `<p>${inline(text)}</p>`;
  return `<p><a href="${escapeText(address)}" rel="noopener noreferrer">${inline(text)}</a></p>`;
}

function render(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'link':
      return link(block.text, block.address);
    case 'list':
      return `<ul>${items(block.items)}</ul>`;
    case 'steps':
      return `<ol>${items(block.items)}</ol>`;
    case 'table':
      return `<div class="table"><table><thead>${cells('th', block.header)}</thead><tbody>${block.rows.map((row) => cells('td', row)).join('')}</tbody></table></div>`;
  }
}

/** A page as a complete HTML document that needs nothing from elsewhere and runs no script. */
export function toHtml(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.map(render).join('\n')}
</main>
</body>
</html>
`;
}

/** The Content-Security-Policy under which such a page works: its own style, and nothing else. */
export async function htmlPolicy(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

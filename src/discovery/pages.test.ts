import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlPolicy, toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { type Block } from './page.ts';

const everyKind = (text: string): Block[] => [
  { kind: 'heading', level: 2, text },
  { kind: 'paragraph', text },
  { kind: 'link', text, address: 'https://vendor.example/docs' },
  { kind: 'list', items: [text] },
  { kind: 'steps', items: [text, text] },
  { kind: 'table', header: [text], rows: [[text]] },
];

const tricky = fc.oneof(
  fc.string(),
  fc.constantFrom('<script>alert(1)</script>', '" onclick="x', '</main>', '`<b>`', '&lt;', "'", '` `', '```'),
);

/** The tags of a page, each without its attributes. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?([a-z!]\w*)/gi)].map(([tag]) => tag);
}

describe('a page as HTML', () => {
  it('has the same tags whatever its texts hold, but for code', () => {
    const plain = tagsOf(toHtml('Title', everyKind('text')));
    fc.assert(
      fc.property(tricky, (text) => {
        const tags = tagsOf(toHtml(text, everyKind(text))).filter((tag) => !/^<\/?code$/.test(tag));
        expect(tags).toEqual(plain);
      }),
    );
  });

  it('shows what stands between backticks as code', () => {
    expect(toHtml('Title', [{ kind: 'paragraph', text: 'Use `a<b` here.' }])).toContain(
      '<p>Use <code>a&lt;b</code> here.</p>',
    );
  });

  it('links to pages of the web only', () => {
    const script = toHtml('Title', [{ kind: 'link', text: 'Read', address: 'javascript:alert(1)' }]);
    expect(script).not.toContain('javascript:');
    expect(toHtml('Title', [{ kind: 'link', text: 'Read', address: 'https://a.example/?b="c' }])).toContain(
      'href="https://a.example/?b=&quot;c"',
    );
  });

  it('is allowed its own style and nothing else', async () => {
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(toHtml('Title', [])) ?? [];
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const policy = await htmlPolicy();
    expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});

describe('a page as Markdown', () => {
  it('keeps every text on its line and in its cell, whatever it holds', () => {
    const lines = (text: string) => toMarkdown(everyKind(text)).split('\n');
    const plain = lines('text');
    fc.assert(
      fc.property(tricky, (text) => {
        const found = lines(text);
        expect(found).toHaveLength(plain.length);
        const cells = found.at(-2)?.replaceAll(/\\[^]/g, '').match(/\|/g);
        expect(cells).toHaveLength(2);
      }),
    );
  });

  it('takes nothing in a text for HTML or a link', () => {
    expect(toMarkdown([{ kind: 'paragraph', text: '<b>[a](b)*c*</b>' }])).toBe(
      String.raw`&lt;b&gt;\[a\](b)\*c\*&lt;/b&gt;` + '\n',
    );
  });
});

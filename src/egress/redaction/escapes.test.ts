import { describe, expect, test } from 'vitest';
import { createEscapeDecoders } from './escapes.ts';

const decoders = createEscapeDecoders([Buffer.from('"<\u0000\u0001\u001f\n é')]);

const whole = (bytes: Uint8Array) => ({ bytes, isNew: () => true });

/** What the decoders, one after the other, make of a text. */
function decode(text: string): string {
  return decoders
    .reduce((bytes, decoder) => Buffer.from(decoder(whole(bytes))?.bytes ?? bytes), Buffer.from(text))
    .toString();
}

describe('an escape decoder', () => {
  test.each([
    [String.raw`\"\\\/\n`, '"\\/\n'],
    [String.raw`\u001f\u001F\u0001`, '\u001f\u001f\u0001'],
    [String.raw`\u00e9\u00E9\ud83d\ude00`, 'éé😀'],
    [String.raw`\ud83d-\ude00`, '\ufffd-\ufffd'],
    [String.raw`\ud83d\u0041`, '\ufffdA'],
    [String.raw`\+\=\-`, '+=-'],
    ['%2f%2F%C3%a9', '//é'],
    ['&amp;&lt;&quot;&#34;&#034;&#x22;&#X0022;&#233;&#128512;', '&<"""""é😀'],
  ])('undoes %s', (escaped, plain) => {
    expect(decode(escaped)).toBe(plain);
  });

  test.each([
    [String.raw`\a\u12\u00g0\x41`],
    ['%%2%g0%0g%'],
    ['&&amp&#;&#x;&#1114112;&#99999999999999999999;&#xg;&#65a;&#65&nbsp;&quo;'],
    ['plain é text'],
  ])('leaves what is no escape: %s', (text) => {
    expect(decode(text)).toBe(text);
  });

  test.each([
    ['JSON', 0, ['ab', String.raw`\u0041`, String.raw`\u00e9`, '-', String.raw`\"`, 'cd']],
    ['URLs', 1, ['ab', '%41', '%C3%A9', '-', '%22', 'cd']],
    ['HTML', 2, ['ab', '&#65;', '&#xe9;', '-', '&quot;', 'cd']],
  ])('knows where in the text each character is, in %s', (_where, index, written) => {
    const text = written.join('');
    const layer = decoders[index]?.(whole(Buffer.from(text)));
    expect(Buffer.from(layer?.bytes ?? []).toString()).toBe('abAé-"cd');
    const inLayer = ['ab', 'A', 'é', '-', '"', 'cd'].map((part) => Buffer.byteLength(part));
    let start = 0;
    for (const [part, length] of inLayer.entries()) {
      const source = layer?.sourceOf({ start, end: start + length });
      expect(text.slice(source?.start, source?.end)).toBe(written[part]);
      start += length;
    }
    expect(layer?.sourceOf({ start: 0, end: start })).toEqual({ start: 0, end: text.length });
  });

  test('leaves escapes that are in no spelling of what is sought', () => {
    const [json, percent, html] = createEscapeDecoders([Buffer.from('letters')]);
    expect(json?.(whole(Buffer.from(String.raw`\"\n\u00e9\ud83d\ude00`)))).toBeUndefined();
    expect(percent?.(whole(Buffer.from('%20%22%C3%A9')))).toBeUndefined();
    expect(html?.(whole(Buffer.from('&lt;&#233;')))).toBeUndefined();
    const shown = String.raw`\"a\u0041\"`;
    expect(Buffer.from(json?.(whole(Buffer.from(shown)))?.bytes ?? []).toString()).toBe(String.raw`\"aA\"`);
  });
});

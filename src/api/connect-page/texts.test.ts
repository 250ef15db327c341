import { describe, expect, it } from 'vitest';
import { chooseLanguage, languages, unnamed } from './texts.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

/** What a language says, each text by its placeholders. */
const shapeOf = (tag: string) =>
  new Map(Object.entries(languages[tag] ?? {}).map(([name, text]) => [name, placeholders(text)]));

describe('the texts of the page', () => {
  it.each(Object.keys(languages))('in %s say all that the English ones say, with the same placeholders', (tag) => {
    expect(shapeOf(tag)).toEqual(shapeOf('en'));
    expect(Object.values(languages[tag] ?? {}).filter((text) => text.trim() === '')).toEqual([]);
  });
});

describe('the texts that name the product', () => {
  it.each(Object.keys(languages))('in %s have one beside them that does without its name', (tag) => {
    const texts: Readonly<Record<string, string>> = languages[tag] ?? {};
    const naming = Object.keys(texts).filter((name) => texts[name]?.includes('{product}'));
    expect(naming).not.toEqual([]);
    for (const name of naming) {
      const others = placeholders(texts[name] ?? '').filter((found) => found !== '{product}');
      expect([name, placeholders(texts[unnamed(name)] ?? '{product}')]).toEqual([name, others]);
    }
  });
});

describe('the language of a page', () => {
  it.each<[locale: string | undefined, header: string | undefined, tag: string]>([
    ['de', 'fr', 'de'],
    ['DE-at', undefined, 'de'],
    ['pt-BR', 'fr-CA', 'fr'],
    [undefined, 'es-MX,es;q=0.9,en;q=0.8', 'es'],
    [undefined, 'en;q=0.5, ja', 'ja'],
    [undefined, 'fr;q=0, de;q=0.1', 'de'],
    [undefined, undefined, 'en'],
    [undefined, 'xx, *;q=0.5', 'en'],
    [undefined, 'constructor, __proto__;q=x', 'en'],
  ])('for the locale %s and the header %s is %s', (locale, header, tag) => {
    expect(chooseLanguage(locale, header).tag).toBe(tag);
  });

  it('fills in what it is given, as it is, and nothing else', () => {
    const language = chooseLanguage('en', undefined);
    expect(language.say('form_title', { integration: '{product} $& Acme' })).toBe('Connect {product} $& Acme');
  });

  it('writes a day as people do', () => {
    const day = new Date('2026-03-04T23:30:00Z');
    expect(chooseLanguage('de', undefined).date(day)).toBe('4. März 2026');
    expect(chooseLanguage('ja', undefined).date(day)).toBe('2026年3月4日');
  });
});

import deMapping from './mapping-texts/de.json' with { type: 'json' };
import enMapping from './mapping-texts/en.json' with { type: 'json' };
import esMapping from './mapping-texts/es.json' with { type: 'json' };
import frMapping from './mapping-texts/fr.json' with { type: 'json' };
import jaMapping from './mapping-texts/ja.json' with { type: 'json' };
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import es from './texts/es.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import ja from './texts/ja.json' with { type: 'json' };

/** What placeholders are filled with. */
export type TextValues = Readonly<Record<string, string | undefined>>;

type TextName = keyof typeof en | keyof typeof enMapping;

/** The words of the page in one language. */
export type Texts = Readonly<Record<TextName, string>>;

/** A text that names the product has one beside it, of this name, for a product that gave no name of its own. */
export const unnamed = <Name extends string>(name: Name) => `${name}_unnamed` as const;

/** Languages of the page by their tag. */
export const languages: Readonly<Record<string, Texts>> = {
  en: { ...en, ...enMapping },
  de: { ...de, ...deMapping },
  es: { ...es, ...esMapping },
  fr: { ...fr, ...frMapping },
  ja: { ...ja, ...jaMapping },
} satisfies Record<string, Texts>;

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The language of a page and its words. */
export interface Language {
  /** For the `lang` attribute. */
  tag: string;
  direction: 'ltr' | 'rtl';
  /** A text with its placeholders filled. Without a `product`, one that names it is said in other words. */
  say(name: Exclude<TextName, `${string}_unnamed`>, values?: TextValues): string;
  /** A day as people write it. */
  date(day: Date): string;
}

const baseOf = (tag: string) => tag.toLowerCase().split('-')[0] ?? '';

/** Whether the page speaks the language of a tag, in whatever form of it: `de-AT` is German. */
export const isSpoken = (tag: string) => Object.hasOwn(languages, baseOf(tag));

function languageOf(tag: string): Language | undefined {
  const base = baseOf(tag);
  const texts: Readonly<Record<string, string>> | undefined = isSpoken(tag) ? languages[base] : undefined;
  if (texts === undefined) return undefined;
  return {
    tag: base,
    direction: rightToLeft.has(base) ? 'rtl' : 'ltr',
    say(name, values = {}) {
      const text = (values['product'] === undefined ? texts[unnamed(name)] : undefined) ?? texts[name] ?? '';
      return text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
    },
    date: (day) => new Intl.DateTimeFormat(base, { dateStyle: 'long', timeZone: 'UTC' }).format(day),
  };
}

/** The tags of an `Accept-Language` header, the most wanted first (RFC 9110, 12.5.4). */
function wantedTags(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}

/** The language that was asked for, else the visitor's, else English. */
export function chooseLanguage(locale: string | undefined, acceptLanguage: string | undefined): Language {
  const wanted = [...(locale === undefined ? [] : [locale]), ...wantedTags(acceptLanguage ?? ''), 'en'];
  for (const tag of wanted) {
    const language = languageOf(tag);
    if (language !== undefined) return language;
  }
  throw new Error('the page has no English texts');
}

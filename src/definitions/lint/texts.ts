import { textPlaces } from '../text-places.ts';
import { type IntegrationFile, type Texts } from '../schema/index.ts';
import { type Rules, useOneOf } from './rule.ts';

/** The texts of one language and the integration that they belong to. */
export interface TranslatedTexts {
  readonly integration: IntegrationFile;
  readonly texts: Texts;
}

/** Rules about translations. A language that there is none of is no finding: the page falls back to the definition. */
export const textRules = {
  *text_place({ integration, texts }) {
    const places = textPlaces(integration);
    for (const place of Object.keys(texts)) {
      if (places.has(place)) continue;
      yield { path: `texts.${place}`, message: 'translates no text', fix: useOneOf(place, places.keys()) };
    }
  },

  *text_missing({ integration, texts }) {
    for (const [place, { text, isName }] of textPlaces(integration)) {
      // Choices are mostly names of places and types, which read the same in many languages.
      if (isName || texts[place] !== undefined) continue;
      yield {
        path: `texts.${place}`,
        message: 'is missing',
        fix: `Translate: ${text}${/[.?]$/.test(text) ? '' : '.'}`,
      };
    }
  },
} satisfies Rules<TranslatedTexts>;

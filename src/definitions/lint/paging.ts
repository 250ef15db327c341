import { cursorPlaces } from '../compile/index.ts';
import { type ParsedSource } from '../source.ts';
import { type Rules } from './rule.ts';

/** Rules about the ways of paging. */
export const pagingRules = {
  *paging_used({ integration, endpoints }) {
    const used = new Set(Object.values(endpoints).map(({ page }) => page));
    for (const name of Object.keys(integration.paging).filter((paging) => !used.has(paging))) {
      yield {
        path: `paging.${name}`,
        message: 'no endpoint uses it',
        fix: 'Name it in the endpoints it is for, or remove it.',
      };
    }
  },

  *paging_places({ integration }) {
    for (const [name, paging] of Object.entries(integration.paging)) {
      const { total, about_page: aboutPage = [] } = paging;
      const told = new Set(cursorPlaces(paging));
      for (const [index, place] of aboutPage.entries()) {
        const path = `paging.${name}.about_page.${index}`;
        if (told.has(place)) yield { path, message: `${place} is named already, and left out`, fix: 'Remove it.' };
        told.add(place);
      }
      if (total === undefined || !told.has(total)) continue;
      const message = `${total} is left out of lists, which are to have the total`;
      yield { path: `paging.${name}.total`, message, fix: 'Name the place of the total here, and nowhere else.' };
    }
  },

  *paging_size({ integration }) {
    for (const [name, { size, default: normal, maximum }] of Object.entries(integration.paging)) {
      if (normal === undefined) continue;
      const path = `paging.${name}.default`;
      if (size === undefined) {
        const fix =
          'Name the parameter that sets the size, or remove the default; maximum is the size of pages that cannot be set.';
        yield { path, message: 'there is no size parameter that it could be the default of', fix };
      } else if (maximum !== undefined && normal > maximum) {
        yield { path, message: `${normal} is more than the maximum of ${maximum}`, fix: `Write ${maximum} or less.` };
      }
    }
  },
} satisfies Rules<ParsedSource>;

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

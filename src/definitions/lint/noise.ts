import { type ParsedSource } from '../source.ts';
import { repeatedIn, type Rules } from './rule.ts';

/** Rules about what answers say and nobody needs. */
export const noiseRules = {
  *noise_place({ integration: { noise, failures } }) {
    const places = noise.map(({ at }) => at);
    for (const index of repeatedIn(places)) {
      const fix = 'Name all values of a place together.';
      yield { path: `noise.${index}.at`, message: `${places[index]} stands here twice`, fix };
    }
    const { success } = failures;
    for (const [index, { at, is }] of noise.entries()) {
      const repeated = is.filter((value) => success?.at === at && value !== null && success.is.includes(value));
      if (repeated.length === 0) continue;
      const message = `failures.success says already that ${repeated.join(' and ')} is the success`;
      yield { path: `noise.${index}.is`, message, fix: 'Remove it.' };
    }
  },
} satisfies Rules<ParsedSource>;

import { type ParsedSource } from '../source.ts';
import { type Rules } from './rule.ts';

/** Rules about the vendor's limits. */
export const limitRules = {
  *limit_default({ integration }) {
    if (integration.limits['default'] !== undefined) return;
    const fix = 'Add the limit of the calls that have none of their own.';
    yield { path: 'limits', message: 'there is no limit named default', fix };
  },

  *limit_used({ integration, endpoints }) {
    const used = new Set(Object.values(endpoints).map(({ limit }) => limit));
    for (const name of Object.keys(integration.limits)) {
      if (name === 'default' || used.has(name)) continue;
      yield {
        path: `limits.${name}`,
        message: 'no endpoint uses it',
        fix: 'Name it in the endpoints it is for, or remove it.',
      };
    }
  },
} satisfies Rules<ParsedSource>;

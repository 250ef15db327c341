import { describe, expect, it } from 'vitest';
import { compileLens, type JsonObject } from '../mapping/index.ts';
import { differencesFrom } from './written.ts';

const lens = compileLens({ fields: { first_name: 'firstName', custom_attributes: { rest: 'traits' } } });

describe('differencesFrom', () => {
  it('names the fields that are not shown as they were written, and no others', () => {
    const written = { first_name: 'Ada', custom_attributes: { plan: 'pro', seats: 3 } };
    const shown = { id: 'u-1', first_name: 'Ada', custom_attributes: { plan: 'free', seats: 3, other: 1 } };
    expect(differencesFrom(lens, written, shown)).toEqual(['custom_attributes.plan']);
  });

  it.each(['toString', 'constructor', '__proto__'])(
    'takes a cleared %s for cleared when nothing is shown of it',
    (name) => {
      const cleared: JsonObject = JSON.parse(`{"custom_attributes":{"plan":"a",${JSON.stringify(name)}:null}}`);
      expect(differencesFrom(lens, cleared, { custom_attributes: { plan: 'a' } })).toEqual([]);
      const shown: JsonObject = JSON.parse(`{"custom_attributes":{"plan":"a",${JSON.stringify(name)}:1}}`);
      expect(differencesFrom(lens, cleared, shown)).toEqual([`custom_attributes.${name}`]);
    },
  );
});

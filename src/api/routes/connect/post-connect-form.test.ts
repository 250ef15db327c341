// The API gives zod its `openapi` before any schema is made, and test files share their modules.
import '@hono/zod-openapi';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttributeChoices, type FieldMapping, type MappedField } from '../../../field-maps/index.ts';
import { presentInput, readField, shownAgain } from './post-connect-form.ts';

const choices: AttributeChoices = {
  standard: [{ field: 'first_name', name: 'firstName', type: 'string', isWritable: true }],
  custom: [{ name: 'plan', type: 'String', holds: ['string'] }],
};

const fieldWith = (mapping: FieldMapping | null): MappedField => ({
  name: 'tier',
  label: 'Tier',
  type: 'string',
  required: false,
  mapping,
});

const values = fc.option(fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(fc.integer(), fc.boolean())), {
  nil: undefined,
});
const place = fc.oneof(fc.constantFrom('plan', 'firstName'), fc.stringMatching(/^[a-z]{1,8}$/));
const mappings = fc.oneof(
  fc.constant(null),
  values.map((translated): FieldMapping => ({ field: 'first_name', ...(translated && { values: translated }) })),
  fc
    .tuple(place, values)
    .map(([attribute, translated]): FieldMapping => ({ attribute, ...(translated && { values: translated }) })),
);

/** The form as the page sends it when nobody has touched a field. */
function untouched(field: MappedField, options: Parameters<typeof presentInput>[2]) {
  const { chosen, other, format, values: lines } = presentInput(field, choices, options);
  // As browsers send lines.
  return {
    'map.tier': chosen,
    'other.tier': other,
    'format.tier': format,
    'values.tier': lines.replaceAll('\n', '\r\n'),
  };
}

describe('a field of a form', () => {
  it('that nobody touched is stored as it was, also when it may not be changed', () => {
    const wishes = fc.constantFrom({}, { disabled: true as const }, { kept: { tier: '' } });
    fc.assert(
      fc.property(mappings, wishes, (mapping, options) => {
        const field = fieldWith(mapping);
        expect(readField(untouched(field, options), field, choices, options)).toEqual({
          mapping: mapping ?? undefined,
        });
      }),
    );
  });

  it.each([{}, { disabled: true as const }])(
    'that was stored with spaces around its name keeps them, though no form does: %j',
    (options) => {
      const mapping = { attribute: ' level ', values: { gold: 1 } };
      const field = fieldWith(mapping);
      const form = { ...untouched(field, options), 'other.tier': 'level' };
      expect(readField(form, field, choices, options)).toEqual({ mapping });
    },
  );

  it.each([
    ['plan', 'attribute:plan', { gold: '1' }],
    ['level', 'other', { gold: 1 }],
    ['rank', 'other', { gold: 1 }],
  ])('keeps the type of its values unless it is moved to where another one is known: %s', (attribute, chosen, kept) => {
    const field = fieldWith({ attribute: 'level', values: { gold: 1 } });
    const form = { 'map.tier': chosen, 'other.tier': attribute, 'values.tier': 'gold = 1\nsilver = S' };
    expect(readField(form, field, choices, {})).toEqual({ mapping: { attribute, values: { ...kept, silver: 'S' } } });
  });

  it('that may not be changed is taken in no other form than the one that is shown', () => {
    fc.assert(
      fc.property(mappings, place, (mapping, typed) => {
        const field = fieldWith(mapping);
        const shown = presentInput(field, choices, {});
        fc.pre(shown.other !== typed && shown.chosen !== `attribute:${typed}` && shown.chosen !== 'field:first_name');
        const form = { ...untouched(field, {}), 'map.tier': 'other', 'other.tier': typed };
        expect(readField(form, field, choices, { disabled: { tier: 'No.' } })).toEqual({ problem: 'disabled' });
      }),
    );
  });

  it('that names a choice which the page does not offer is refused, and never taken for one that is not used', () => {
    const known = /^(?:|other|field:first_name|attribute:.*[^\s].*)$/s;
    const start = fc.constantFrom('', 'field:', 'attribute:', 'Other', ' ');
    const forged = fc.tuple(start, fc.string()).map(([prefix, rest]) => prefix + rest);
    fc.assert(
      fc.property(mappings, forged, fc.constantFrom('', 'plan'), (mapping, chosen, other) => {
        fc.pre(!known.test(chosen));
        const form = { 'map.tier': chosen, 'other.tier': other };
        expect(readField(form, fieldWith(mapping), choices, {})).toEqual({ problem: 'gone' });
        expect(readField(form, fieldWith(mapping), choices, { kept: true })).toEqual({ problem: 'gone' });
      }),
    );
  });

  it('that is not used any more is not, whatever name is left beside it', () => {
    const field = fieldWith({ attribute: 'level' });
    const form = { 'map.tier': '', 'other.tier': 'level' };
    expect(readField(form, field, choices, {})).toEqual({ mapping: undefined });
  });

  it('that was chosen and is not listed any more is shown again as typed, so that it is not lost', () => {
    const sent = { chosen: 'attribute:colour', other: '', format: '', values: 'red = 1' };
    const again = { chosen: 'other', other: 'colour', format: '', values: 'red = 1' };
    expect(shownAgain(sent, choices)).toEqual(again);
    expect(shownAgain({ ...sent, chosen: 'attribute:plan' }, choices)).toEqual({ ...sent, chosen: 'attribute:plan' });
  });

  it.each<[given: string, mapping: FieldMapping | undefined]>([
    ['firstName', { field: 'first_name' }],
    ['plan', { attribute: 'plan' }],
    ['home_city', { attribute: 'home_city' }],
    ['', undefined],
  ])('that is filled in with "%s" stands for what a customer would mean by it', (given, mapping) => {
    const field = fieldWith({ attribute: 'before' });
    const options = { given: { tier: given } };
    expect(readField(untouched(field, options), field, choices, options)).toEqual({ mapping });
  });
});

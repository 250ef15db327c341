import { expect, it } from 'vitest';
import { mappingParameters } from './mapping-options.ts';

it('the options of Truto’s rapidForm travel as the JSON that it sends', () => {
  const parameters = mappingParameters({
    integration: 'braze',
    additionalContext: { tier: 'plan', list_id: 12 },
    preventDeselect: ['points'],
    disabledFields: { tier: { message: 'Ask Ada & Bob.' } },
  });
  expect(parameters).toEqual({
    integration: 'braze',
    truto_additional_context: '{"tier":"plan","list_id":12}',
    truto_prevent_deselect: '["points"]',
    truto_disabled_fields: '{"tier":{"message":"Ask Ada & Bob."}}',
  });
});

it('an option that is not given is not sent', () => {
  expect(Object.values(mappingParameters({ disabledFields: undefined }))).toEqual(Array(4).fill(undefined));
});

it('what JSON cannot say is a TypeError, and not left out', () => {
  const circular: Record<string, { message?: string }> = {};
  Object.assign(circular, { tier: circular });
  expect(() => mappingParameters({ disabledFields: circular })).toThrow(TypeError);
});

import { expect, it } from 'vitest';
import { mapFields } from './connect.ts';

it.each(['additionalContext', 'preventDeselect', 'disabledFields'])(
  'the option %s of Truto is refused with a reason, and not ignored',
  async (name) => {
    const options = { baseUrl: 'https://crosswalk.test', [name]: { tier: { message: 'Not now.' } } };
    const refusal = mapFields('token', options);
    await expect(refusal).rejects.toThrow(TypeError);
    await expect(refusal).rejects.toThrow(new RegExp(`^${name} is not for mapFields: .+`));
  },
);

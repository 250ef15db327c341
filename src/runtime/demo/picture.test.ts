import { expect, it } from 'vitest';
import { compileLens, type JsonValue } from '../../mapping/index.ts';
import { picture } from './picture.ts';

const lens = compileLens({
  fields: {
    external_id: 'ids[type=user].id',
    first_name: 'profile.firstName',
    gender: { at: 'sex', values: { female: 'F', male: 'M' } },
    custom_attributes: { rest: 'profile' },
  },
});

const read = (vendor: JsonValue) => lens.read(vendor);

it('shows where a platform keeps each field, and the value where it is spelled in another way', () => {
  const user = { id: 'u-1', first_name: 'Ada', gender: 'female', custom_attributes: { plan: 'pro' } };
  const vendor = {
    ids: [
      { type: 'device', id: 'd-1' },
      { type: 'user', id: 'u-1' },
    ],
    profile: { firstName: 'Ada', plan: 'pro' },
    sex: 'F',
  };
  expect(picture(user, [{ label: 'Acme', vendor, read }])).toEqual([
    'unified field           value   Acme',
    'external_id             u-1     ids[1].id',
    'first_name              Ada     profile.firstName',
    'gender                  female  sex = F',
    'custom_attributes.plan  pro     profile.plan',
  ]);
});

it('leaves the cell empty where a platform does not show the field', () => {
  const stored = { label: 'Acme', vendor: { sex: 'F' }, read };
  expect(picture({ id: 'u-1', first_name: 'Ada' }, [stored])).toEqual([
    'unified field  value  Acme',
    'external_id    u-1',
    'first_name     Ada',
  ]);
});

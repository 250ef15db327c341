import { expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

it('lists whom nobody knows in invalid_user_ids and answers with success', async () => {
  const { post, track } = createTestClient();
  await track({ attributes: [{ external_id: 'ada', first_name: 'Ada' }] });
  const seen = await post('/users/export/ids', {
    external_ids: ['ada', 'nobody'],
    user_aliases: [{ alias_name: 'ghost', alias_label: 'web' }],
    fields_to_export: ['external_id', 'first_name', 'last_name', 'custom_attributes'],
  });
  expect(seen).toMatchObject({ status: 201 });
  expect(seen.body).toEqual({
    message: 'success',
    users: [{ external_id: 'ada', first_name: 'Ada' }],
    invalid_user_ids: ['nobody', 'ghost'],
  });
});

it('finds several profiles by one address, and one by alias, number, device and braze_id', async () => {
  const { post, track, workspace } = createTestClient();
  await track({
    attributes: [
      {
        external_id: 'ada',
        email: 'shared@example.com',
        phone: '+442079460001',
        push_tokens: [{ app_id: 'a', token: 't', device_id: 'device-1' }],
      },
      { external_id: 'bob', email: 'shared@example.com' },
    ],
  });
  await post('/users/alias/new', { user_aliases: [{ external_id: 'ada', alias_name: 'a', alias_label: 'web' }] });
  await track({ attributes: [{ external_id: 'ada' }] });
  const found = async (selector: Record<string, string | { alias_name: string; alias_label: string }[]>) =>
    (await post('/users/export/ids', { ...selector, fields_to_export: ['external_id'] })).body;
  const ada = { message: 'success', users: [{ external_id: 'ada' }] };
  expect(await found({ email_address: 'Shared@example.com' })).toMatchObject({
    users: [{ external_id: 'ada' }, { external_id: 'bob' }],
  });
  expect(await found({ phone: '+442079460001' })).toEqual(ada);
  expect(await found({ device_id: 'device-1' })).toEqual(ada);
  expect(await found({ user_aliases: [{ alias_name: 'a', alias_label: 'web' }] })).toEqual(ada);
  expect(await found({ braze_id: workspace.profile('ada')?.brazeId ?? '' })).toEqual(ada);
});

it('refuses more than 50 identifiers, unknown fields, and a request without fields or identifiers', async () => {
  const { post } = createTestClient();
  const ids = Array.from({ length: 50 }, (_, index) => `u${index}`);
  const fields_to_export = ['email'];
  expect((await post('/users/export/ids', { external_ids: ids, fields_to_export })).status).toBe(201);
  const user_aliases = [{ alias_name: 'a', alias_label: 'b' }];
  expect(await post('/users/export/ids', { external_ids: ids, user_aliases, fields_to_export })).toMatchObject({
    status: 400,
    body: { message: 'The max number of external_ids and aliases per request was exceeded' },
  });
  expect(await post('/users/export/ids', { external_ids: ['a'] })).toMatchObject({
    status: 400,
    body: { message: "'fields_to_export' is required" },
  });
  expect((await post('/users/export/ids', { external_ids: ['a'], fields_to_export: ['age'] })).status).toBe(400);
  expect((await post('/users/export/ids', { fields_to_export })).status).toBe(400);
});

it('answers with the whole object where fields_to_export may be left out', async () => {
  const { post, track } = createTestClient({ fieldsToExportRequired: false });
  await track({ attributes: [{ external_id: 'ada', push_subscribe: 'opted_in' }] });
  expect((await post('/users/export/ids', { external_ids: ['ada'] })).body).toMatchObject({
    users: [{ external_id: 'ada', push_subscribe: 'opted_in', push_opted_in_at: '2026-01-01T00:00:00.000Z' }],
  });
});

import { type Braze } from 'braze-api';
import { expect } from 'vitest';

/** A call of the client, and what the vendor answers. */
export interface ClientCall {
  /** The method as the client names it. */
  method: string;
  call: (braze: Braze) => Promise<unknown>;
  /** Part of the answer. */
  answers: object;
}

export const success = { message: 'success' };
const ada = { external_id: 'ada' };
const time = '2026-01-01T00:00:00Z';

const users: ClientCall[] = [
  {
    method: 'users.track',
    call: (braze) =>
      braze.users.track({
        attributes: [
          { ...ada, email: 'ada@example.com', first_name: 'Zoë 東京', tags: ['a', 'b'] },
          { external_id: 'bob', first_name: 'Bob' },
        ],
        events: [{ ...ada, name: 'signed up', time }],
        purchases: [{ ...ada, product_id: 'p', currency: 'EUR', price: 1.5, time }],
      }),
    answers: { ...success, attributes_processed: 2, events_processed: 1, purchases_processed: 1 },
  },
  {
    method: 'users.export.ids',
    call: (braze) =>
      braze.users.export.ids({ external_ids: ['ada', 'no+body'], fields_to_export: ['external_id', 'first_name'] }),
    answers: { users: [{ ...ada, first_name: 'Zoë 東京' }], invalid_user_ids: ['no+body'] },
  },
  {
    method: 'users.export.segment',
    call: (braze) => braze.users.export.segment({ segment_id: 'segment-1', fields_to_export: ['external_id'] }),
    answers: success,
  },
  {
    method: 'users.export.global_control_group',
    call: (braze) => braze.users.export.global_control_group({ fields_to_export: ['external_id'] }),
    answers: success,
  },
  {
    method: 'users.alias.new',
    call: (braze) => braze.users.alias.new({ user_aliases: [{ ...ada, alias_name: 'a', alias_label: 'l' }] }),
    answers: success,
  },
  {
    method: 'users.alias.update',
    call: (braze) =>
      braze.users.alias.update({ alias_updates: [{ alias_label: 'l', old_alias_name: 'a', new_alias_name: 'b' }] }),
    answers: success,
  },
  {
    method: 'users.identify',
    call: (braze) =>
      braze.users.identify({ aliases_to_identify: [{ ...ada, user_alias: { alias_name: 'x', alias_label: 'l' } }] }),
    answers: { aliases_processed: 1 },
  },
  {
    method: 'users.merge',
    call: (braze) =>
      braze.users.merge({
        merge_updates: [{ identifier_to_merge: { external_id: 'bob' }, identifier_to_keep: ada }],
      }),
    answers: success,
  },
  {
    method: 'users.external_ids.rename',
    call: (braze) =>
      braze.users.external_ids.rename({
        external_id_renames: [{ current_external_id: 'ada', new_external_id: 'countess' }],
      }),
    answers: { external_ids: ['countess'], rename_errors: [] },
  },
  {
    method: 'users.external_ids.remove',
    call: (braze) => braze.users.external_ids.remove({ external_ids: ['ada', 'countess'] }),
    answers: { removed_ids: ['ada'], removal_errors: [{ index: 1 }] },
  },
  {
    method: 'users.delete',
    call: (braze) => braze.users.delete({ external_ids: ['countess'] }),
    answers: { deleted: 1 },
  },
];

const subscriptions: ClientCall[] = [
  {
    method: 'subscription.status.set',
    call: (braze) =>
      braze.subscription.status.set({
        subscription_group_id: 'news',
        subscription_state: 'subscribed',
        external_id: ['person-1'],
        email: [],
      }),
    answers: success,
  },
  {
    method: 'v2.subscription.status.set',
    call: (braze) =>
      braze.v2.subscription.status.set({
        subscription_groups: [
          { subscription_group_id: 'news', subscription_state: 'unsubscribed', external_ids: ['person-2'] },
        ],
      }),
    answers: success,
  },
  {
    method: 'subscription.status.get',
    call: (braze) =>
      braze.subscription.status.get({
        subscription_group_id: 'news',
        external_id: ['person-1', 'person-2', 'b c+d'],
      }),
    answers: { status: { 'person-1': 'Subscribed', 'person-2': 'Unsubscribed', 'b c+d': 'Unknown' } },
  },
  {
    method: 'subscription.user.status',
    call: (braze) => braze.subscription.user.status({ external_id: ['person-1'], limit: 10 }),
    answers: { users: [{ external_id: 'person-1', subscription_groups: [{ id: 'news', status: 'Subscribed' }] }] },
  },
  {
    method: 'email.blacklist',
    call: (braze) => braze.email.blacklist({ email: ['ada+spam@example.com'] }),
    answers: success,
  },
  {
    method: 'email.bounce.remove',
    call: (braze) => braze.email.bounce.remove({ email: 'ada@example.com' }),
    answers: success,
  },
  {
    method: 'email.spam.remove',
    call: (braze) => braze.email.spam.remove({ email: 'ada@example.com' }),
    answers: success,
  },
];

const objects: ClientCall[] = [
  {
    method: 'segments.list',
    call: (braze) => braze.segments.list({ page: 0, sort_direction: 'asc' }),
    answers: { segments: [{ id: 'segment-1' }] },
  },
  {
    method: 'segments.details',
    call: (braze) => braze.segments.details({ segment_id: 'segment-1' }),
    answers: { name: 'People' },
  },
  {
    method: 'segments.analytics',
    call: (braze) => braze.segments.analytics({ segment_id: 'segment-1', length: 2 }),
    answers: { data: [{ size: 0 }, { size: 2 }] },
  },
  {
    method: 'campaigns.list',
    call: (braze) => braze.campaigns.list({ include_archived: true, 'last_edit.time[gt]': '2020-01-01T00:00:00' }),
    answers: { campaigns: [{ id: 'campaign-1' }] },
  },
  {
    method: 'campaigns.details',
    call: (braze) => braze.campaigns.details({ campaign_id: 'campaign-1' }),
    answers: { name: 'Welcome' },
  },
  {
    method: 'canvas.list',
    call: (braze) => braze.canvas.list({ page: 0 }),
    answers: { canvases: [{ id: 'canvas-1' }] },
  },
  {
    method: 'catalogs.synchronous.list',
    call: (braze) => braze.catalogs.synchronous.list(),
    answers: { catalogs: [{ name: 'books', num_items: 60 }] },
  },
  {
    method: 'catalogs.synchronous.item',
    call: (braze) => braze.catalogs.synchronous.item({ catalog_name: 'books', item_id: 'b1' }),
    answers: { items: [{ id: 'b1', title: 'Book 1' }] },
  },
  {
    method: 'catalogs.synchronous.items',
    // Over two pages, each of which the client finds by the Link header of the one before.
    call: async (braze) => {
      const items: unknown[] = [];
      for await (const item of braze.catalogs.synchronous.items({ catalog_name: 'books' })) items.push(item);
      return items;
    },
    answers: Array.from({ length: 60 }, () => ({ id: expect.stringMatching(/^b\d+$/) })),
  },
];

const templates: ClientCall[] = [
  {
    method: 'templates.email_templates.create',
    call: (braze) =>
      braze.templates.email_templates.create({ template_name: 'Letter', subject: 'Hi', body: '<p>Zoë</p>' }),
    answers: success,
  },
  {
    method: 'templates.email_templates.update',
    call: (braze) =>
      braze.templates.email_templates.update({
        email_template_id: 'template-1',
        template_name: 'Plain',
        subject: 'Hello',
        body: '<p>Zoë</p>',
      }),
    answers: { email_template_id: 'template-1' },
  },
  {
    method: 'templates.email_templates.get',
    call: (braze) => braze.templates.email_templates.get({ email_template_id: 'template-1' }),
    answers: { template_name: 'Plain', subject: 'Hello' },
  },
  {
    method: 'templates.email_templates.list',
    call: (braze) => braze.templates.email_templates.list({ limit: 10 }),
    answers: { count: 2, templates: [{ template_name: 'Plain' }, { template_name: 'Letter' }] },
  },
  {
    method: 'templates.content_blocks.create',
    call: (braze) => braze.templates.content_blocks.create({ name: 'Header', content: '<h1>Hi</h1>', tags: ['a'] }),
    answers: success,
  },
  {
    method: 'templates.content_blocks.update',
    call: (braze) => braze.templates.content_blocks.update({ content_block_id: 'block-1', content: '<p>Bye</p>' }),
    answers: { content_block_id: 'block-1' },
  },
  {
    method: 'templates.content_blocks.get',
    call: (braze) => braze.templates.content_blocks.get({ content_block_id: 'block-1', include_inclusion_data: true }),
    answers: { content: '<p>Bye</p>', inclusion_data: [] },
  },
  {
    method: 'templates.content_blocks.list',
    call: (braze) => braze.templates.content_blocks.list({ limit: 10 }),
    answers: { count: 2 },
  },
];

/** Everything that the client can do but send, in an order in which each finds what it needs. */
export const dataCalls: readonly ClientCall[] = [...users, ...subscriptions, ...objects, ...templates];

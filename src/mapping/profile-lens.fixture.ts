import { type LensSpec } from './spec.ts';

/** A lens with every kind of rule, for a vendor that is strict about what it keeps. */
export const profileSpec: LensSpec = {
  fields: {
    id: { read: 'uid' },
    external_id: 'uid',
    first_name: { at: 'firstName', max_length: 3 },
    'address.city': 'city',
    'address.country': 'country',
    'address.verified_at': { read: 'verified' },
    'emails[0].email': { at: 'email', ignore: '*@placeholder.email', max_length: 40 },
    'emails[0].is_primary': { fixed: true, with: 'emails[0].email' },
    'languages[0]': 'lang',
    'subscriptions[channel=email].status': { at: 'email_state', values: { subscribed: 1, unsubscribed: 0 } },
    'subscriptions[channel=push].status': { at: 'push_state', max_length: 20 },
    nick: { custom: 'nick.name', never_cleared: 'Nicknames stay.' },
    'seen.first': { read: 'first_seen' },
    groups: { each: [{ from: 'lists[]', item: { id: { at: '$' } } }] },
    user_type: { fixed: 'end_user' },
    custom_attributes: {
      rest: '$',
      except: ['_*'],
      name_form: { pattern: '[^!]+', is: 'free of exclamation marks' },
      name_max_length: 8,
      max_names: 11,
    },
  },
  unsupported: {
    status: 'Profiles have no status.',
    phones: 'There is no place for numbers.',
    'address.street': 'Streets are not kept.',
  },
  stores: {
    refuse: {
      empty_string: 'Empty text is lost; send null.',
      empty_array: 'Empty lists are lost; send null.',
      empty_object: 'Empty objects are lost; send null.',
      duplicate_items: 'Lists are sets; send each item once.',
      nested_array: 'Lists hold no lists.',
      object_in_array: 'Lists hold no objects.',
      null_in_array: 'Lists hold no null.',
      null_in_object: 'Objects hold no null.',
    },
    string_length: 5,
    array_length: 3,
    bytes: 20,
    inner_name_form: { pattern: '[^-]+', is: 'free of hyphens' },
    instructions: ['$*'],
  },
};

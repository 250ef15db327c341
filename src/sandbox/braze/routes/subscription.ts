import { z } from 'zod';
import { emails, name, notValid, oneOrMore, read, requestLimit, required, tooManyIds } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import type { Json } from '../json.ts';
import { queryList, slice } from '../pagination.ts';
import { type GroupState, type Identifier, type Profile, matches, preferred } from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';
import { type Workspace, acceptWrite } from '../workspace/index.ts';

const emailOrPhone = 'Either an email address or a phone number should be provided, but not both.';

const shown: Record<GroupState, string> = { subscribed: 'Subscribed', unsubscribed: 'Unsubscribed' };

/** How users are named here: aliases are not. */
type TextIdentifier = Exclude<Identifier, { kind: 'user_alias' }>;

interface Asked {
  external_id: readonly string[];
  email: readonly string[];
  phone: readonly string[];
}

/** external_id wins over the others; email and phone exclude each other. */
function identifiersOf({ external_id, email, phone }: Asked): TextIdentifier[] {
  if (external_id.length === 0 && email.length > 0 && phone.length > 0) throw badRequest(emailOrPhone);
  let identifiers: TextIdentifier[] = external_id.map((value) => ({ kind: 'external_id', value }));
  if (identifiers.length === 0) identifiers = email.map((value) => ({ kind: 'email', value }));
  if (identifiers.length === 0) identifiers = phone.map((value) => ({ kind: 'phone', value }));
  if (identifiers.length === 0) throw required('external_id');
  if (identifiers.length > requestLimit) throw badRequest(tooManyIds);
  return identifiers;
}

const askedInQuery = (query: URLSearchParams): TextIdentifier[] =>
  identifiersOf({
    external_id: queryList(query, 'external_id'),
    email: queryList(query, 'email'),
    phone: queryList(query, 'phone'),
  });

function groupOf({ subscriptions }: Workspace, id: string) {
  const group = subscriptions.group(id);
  if (group === undefined) throw notValid('subscription_group_id');
  return group;
}

/** A map from the identifier asked for to its state; `Unknown` where nothing was ever set. */
function groupStatus({ workspace, query }: Call): Answer {
  const id = query.get('subscription_group_id');
  if (id === null || id === '') throw required('subscription_group_id');
  const group = groupOf(workspace, id);
  const status = askedInQuery(query).map((identifier): [string, string] => {
    const state = preferred(matches(workspace.profiles, identifier))?.groups.get(group.id);
    return [identifier.value, state === undefined ? 'Unknown' : shown[state]];
  });
  return { status: 200, body: { message: 'success', status: Object.fromEntries(status) } };
}

function userRow({ subscriptions }: Workspace, { externalId, email, phone, groups }: Profile): Json {
  return {
    external_id: externalId ?? null,
    email: email ?? null,
    phone: phone ?? null,
    subscription_groups: [...groups].map(([id, state]) => {
      const group = subscriptions.group(id);
      return { id, name: group?.name ?? null, channel: group?.channel ?? null, status: shown[state] };
    }),
  };
}

/** Groups in which nothing was ever set are not listed; profiles that share an address are separate entries. */
function userStatus({ workspace, query }: Call): Answer {
  const profiles = askedInQuery(query).flatMap((identifier) => matches(workspace.profiles, identifier));
  const users = [...new Set(profiles)].map((profile) => userRow(workspace, profile));
  return {
    status: 200,
    body: { message: 'success', total_count: users.length, users: slice(users, query, { maxLimit: 100 }) },
  };
}

interface Change {
  groupId: string;
  state: GroupState;
  identifiers: Identifier[];
}

/** Every profile that an identifier matches is changed, and with it all that share its address or number. */
function applyChanges(workspace: Workspace, changes: readonly Change[]): Answer {
  const grouped = changes.map((change) => ({ ...change, group: groupOf(workspace, change.groupId) }));
  acceptWrite(workspace, () => {
    for (const { group, state, identifiers } of grouped) {
      const profiles = identifiers.flatMap((identifier) => matches(workspace.profiles, identifier));
      for (const profile of new Set(profiles)) workspace.subscriptions.setGroup(profile, group, state);
    }
  });
  return { status: 201, body: { message: 'success' } };
}

const groupState = z.enum(['subscribed', 'unsubscribed']);

const statusChange = z.object({
  subscription_group_id: name,
  subscription_state: groupState,
  external_id: oneOrMore.optional(),
  email: emails.optional(),
  phone: oneOrMore.optional(),
});

function setStatus({ workspace, body }: Call): Answer {
  const asked = read(statusChange, body);
  const { external_id = [], email = [], phone = [] } = asked;
  if (email.length > 0 && phone.length > 0) throw badRequest(emailOrPhone);
  return applyChanges(workspace, [
    {
      groupId: asked.subscription_group_id,
      state: asked.subscription_state,
      identifiers: identifiersOf({ external_id, email, phone }),
    },
  ]);
}

const statusChanges = z.object({
  subscription_groups: z
    .array(
      z.object({
        subscription_group_id: name,
        subscription_state: groupState,
        external_ids: z.array(name).default([]),
        emails: z.array(name).default([]),
        phones: z.array(name).default([]),
        use_double_opt_in_logic: z.boolean().optional(),
      }),
    )
    .min(1),
});

/** Several groups in one call; the keys are plural here, unlike in the first version. */
function setStatuses({ workspace, body }: Call): Answer {
  const changes = read(statusChanges, body).subscription_groups.map((asked): Change => {
    if (asked.emails.length > 0 && asked.phones.length > 0) throw badRequest(emailOrPhone);
    return {
      groupId: asked.subscription_group_id,
      state: asked.subscription_state,
      identifiers: identifiersOf({ external_id: asked.external_ids, email: asked.emails, phone: asked.phones }),
    };
  });
  const users = changes.reduce((count, { identifiers }) => count + identifiers.length, 0);
  if (users > requestLimit) throw badRequest(tooManyIds);
  return applyChanges(workspace, changes);
}

export const subscriptionEndpoints: readonly Endpoint[] = [
  {
    name: 'subscription.status.get',
    method: 'GET',
    path: '/subscription/status/get',
    permission: 'subscription.status.get',
    pool: 'default',
    answer: groupStatus,
  },
  {
    name: 'subscription.user.status',
    method: 'GET',
    path: '/subscription/user/status',
    permission: 'subscription.groups.get',
    pool: 'default',
    answer: userStatus,
  },
  {
    name: 'subscription.status.set',
    method: 'POST',
    path: '/subscription/status/set',
    permission: 'subscription.status.set',
    pool: 'subscription_set',
    answer: setStatus,
  },
  {
    name: 'subscription.status.set.v2',
    method: 'POST',
    path: '/v2/subscription/status/set',
    permission: 'subscription.status.set',
    pool: 'subscription_set',
    answer: setStatuses,
  },
];

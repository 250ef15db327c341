import { z } from 'zod';
import { emails, oneOrMore, read, required, requestLimit, tooManyIds } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import type { Profile } from '../profiles/index.ts';
import { queryList } from '../pagination.ts';
import { badRequest } from '../refusal.ts';
import { type Workspace, acceptWrite } from '../workspace/index.ts';

function checkCount(email: readonly string[], phone: readonly string[]) {
  if (email.length + phone.length === 0) throw required('email');
  if (email.length + phone.length > requestLimit) throw badRequest(tooManyIds);
}

/** The states in groups of one channel, of all profiles that share an address or a number. */
function groupsOf({ subscriptions }: Workspace, profiles: readonly Profile[], channel: 'email' | 'sms') {
  const states = new Map(profiles.flatMap(({ groups }) => [...groups]));
  return [...states].flatMap(([id, subscription_state]) =>
    subscriptions.group(id)?.channel === channel ? [{ id, subscription_state }] : [],
  );
}

/** The global state of addresses, and the states in groups of addresses and numbers. */
function list({ workspace, query }: Call): Answer {
  const [email, phone] = [queryList(query, 'email'), queryList(query, 'phone')];
  checkCount(email, phone);
  const { profiles, subscriptions } = workspace;
  const addresses = subscriptions.addresses();
  return {
    status: 200,
    body: {
      emails: email.map((address) => {
        const sharing = profiles.withEmail(address);
        const state = addresses.get(address.toLowerCase())?.state ?? sharing[0]?.emailState ?? 'subscribed';
        return {
          email: address,
          subscription_state: state,
          subscription_groups: groupsOf(workspace, sharing, 'email'),
        };
      }),
      phones: phone.map((number) => ({
        phone: number,
        subscription_groups: groupsOf(workspace, profiles.withPhone(number), 'sms'),
      })),
      message: 'success',
    },
  };
}

const removal = z.object({ email: emails.default([]), phone: oneOrMore.default([]) });

function remove({ workspace, body }: Call): Answer {
  const { email, phone } = read(removal, body);
  checkCount(email, phone);
  acceptWrite(workspace, () => {
    for (const address of email) workspace.subscriptions.forget('email', address);
    for (const number of phone) workspace.subscriptions.forget('sms', number);
  });
  return { status: 200, body: { message: 'success' } };
}

const path = '/users/subscription';

/** Calls that Braze does not list; the form of the answer is not established, nor is a permission. */
export const subscriptionStateEndpoints: readonly Endpoint[] = [
  { name: 'users.subscription.get', method: 'GET', path, pool: 'default', answer: list },
  { name: 'users.subscription.delete', method: 'DELETE', path, pool: 'default', answer: remove },
];

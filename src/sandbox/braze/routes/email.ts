import { z } from 'zod';
import { emails as anyEmails, read, required } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { isDescending, queryDate, slice } from '../pagination.ts';
import { printListTime } from '../times.ts';
import { type Workspace, acceptWrite } from '../workspace/index.ts';

interface Row {
  email: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/**
 * Rows of an email list. Both dates are midnights UTC, so a range that ends today leaves today out. With an address
 * the dates are ignored, and `limit` or `offset` beside it makes the answer come back empty.
 */
function chosenRows(rows: readonly Row[], query: URLSearchParams): Row[] {
  const email = query.get('email')?.toLowerCase();
  const start = queryDate(query, 'start_date');
  const end = queryDate(query, 'end_date');
  if (start === undefined && email === undefined) throw required('start_date');
  if (end === undefined) throw required('end_date');
  const descending = isDescending(query, 'desc');
  if (email !== undefined) {
    return query.has('limit') || query.has('offset') ? [] : rows.filter((row) => row.email === email);
  }
  const within = rows.filter(({ at }) => at >= (start ?? 0) && at < end).sort((first, second) => first.at - second.at);
  return slice(descending ? within.toReversed() : within, query, { maxLimit: 500 });
}

/** One row per address whose latest change was an unsubscribe: there is no history. */
function unsubscribes({ workspace, query }: Call): Answer {
  const rows = [...workspace.subscriptions.addresses()]
    .filter(([, { state }]) => state === 'unsubscribed')
    .map(([email, { changedAt }]) => ({ email, at: changedAt }));
  const printed = chosenRows(rows, query).map(({ email, at }) => ({ email, unsubscribed_at: printListTime(at) }));
  return { status: 200, body: { emails: printed, message: 'success' } };
}

function hardBounces({ workspace, query }: Call): Answer {
  const rows = [...workspace.hardBounces].map(([email, at]) => ({ email, at }));
  const printed = chosenRows(rows, query).map(({ email, at }) => ({ email, hard_bounced_at: printListTime(at) }));
  return { status: 200, body: { emails: printed, message: 'success' } };
}

const emails = anyEmails.refine((list) => list.length > 0, "'email' is required");

const stateChange = z.object({ email: emails, subscription_state: z.enum(['subscribed', 'unsubscribed', 'opted_in']) });

/** The addresses need not be anybody's: the state is applied when a profile gets one. */
function setStatus({ workspace, body }: Call): Answer {
  const { email, subscription_state } = read(stateChange, body);
  acceptWrite(workspace, () => {
    for (const address of email) workspace.subscriptions.setAddress(address, subscription_state);
  });
  return { status: 201, body: { message: 'success' } };
}

const addresses = z.object({ email: emails });

const forEachAddress =
  (change: (workspace: Workspace, address: string) => void) =>
  ({ workspace, body }: Call): Answer => {
    const { email } = read(addresses, body);
    acceptWrite(workspace, () => {
      for (const address of email) change(workspace, address.toLowerCase());
    });
    return { status: 201, body: { message: 'success' } };
  };

const removeBounce = forEachAddress(({ hardBounces }, address) => void hardBounces.delete(address));

/** A spam report only marks the profiles of the address. */
const removeSpam = forEachAddress(({ profiles }, address) => {
  for (const profile of profiles.withEmail(address)) profile.fields.delete('marked_email_as_spam_at');
});

const block = forEachAddress(({ writeClock, hardBounces, subscriptions }, address) => {
  subscriptions.setAddress(address, 'unsubscribed');
  hardBounces.set(address, writeClock.now());
});

const get = { method: 'GET', pool: 'default' } as const;
const post = { method: 'POST', pool: 'default' } as const;

export const emailEndpoints: readonly Endpoint[] = [
  {
    ...get,
    name: 'email.unsubscribes',
    path: '/email/unsubscribes',
    permission: 'email.unsubscribe',
    answer: unsubscribes,
  },
  {
    ...get,
    name: 'email.hard_bounces',
    path: '/email/hard_bounces',
    permission: 'email.hard_bounces',
    answer: hardBounces,
  },
  { ...post, name: 'email.status', path: '/email/status', permission: 'email.status', answer: setStatus },
  {
    ...post,
    name: 'email.bounce.remove',
    path: '/email/bounce/remove',
    permission: 'email.bounce.remove',
    answer: removeBounce,
  },
  {
    ...post,
    name: 'email.spam.remove',
    path: '/email/spam/remove',
    permission: 'email.spam.remove',
    answer: removeSpam,
  },
  { ...post, name: 'email.blocklist', path: '/email/blocklist', permission: 'email.blacklist', answer: block },
  { ...post, name: 'email.blacklist', path: '/email/blacklist', permission: 'email.blacklist', answer: block },
];

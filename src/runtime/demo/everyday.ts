import { isJsonObject, type JsonObject } from '../../mapping/index.ts';
import { type Answer, type Caller, messageOf } from './caller.ts';
import { usersUrl } from './round-trip.ts';

/** One thing that was tried, and what went wrong with it, if anything did. */
export interface Step {
  title: string;
  problem?: string;
}

const change = { last_name: 'Lovelace', custom_attributes: { plan: 'business', logins: null } } satisfies JsonObject;

function problemOf(answer: Answer, isRight: boolean): { problem?: string } {
  return isRight ? {} : { problem: messageOf(answer) };
}

function isChanged({ body }: Answer): boolean {
  const attributes = body['custom_attributes'];
  if (body['last_name'] !== change.last_name || !isJsonObject(attributes)) return false;
  return attributes['plan'] === change.custom_attributes.plan && attributes['logins'] === undefined;
}

/**
 * Lives through the rest of a user's life at one account: found by e-mail address, changed, deleted, no longer there.
 * The user must exist.
 *
 * @example
 * await everyday(caller, accountId, { id: 'demo-0001', email: 'demo-0001@example.com' });
 * // [{ title: 'find by e-mail' }, { title: 'change' }, { title: 'delete' }, { title: 'then 404' }]
 */
export async function everyday(
  caller: Caller,
  accountId: string,
  { id, email }: { id: string; email: string },
): Promise<Step[]> {
  const url = (rest: string) => usersUrl(accountId, `/${encodeURIComponent(rest)}`);

  const found = await caller.call('GET', url(`email:${email}`));
  const changed = await caller.call('PATCH', url(id), { body: change, confirm: true });
  const deleted = await caller.call('DELETE', url(id), { confirm: true });
  const gone = await caller.call('GET', url(id));

  return [
    { title: 'find by e-mail', ...problemOf(found, found.status === 200 && found.body['id'] === id) },
    { title: 'change', ...problemOf(changed, changed.body['applied'] === 'confirmed' && isChanged(changed)) },
    { title: 'delete', ...problemOf(deleted, deleted.body['applied'] === 'confirmed') },
    { title: 'then 404', ...problemOf(gone, gone.status === 404 && gone.body['code'] === 'record_not_found') },
  ];
}

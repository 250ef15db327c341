import { type Clock, sleep } from '../../clock.ts';
import { isJsonObject, type JsonObject, jsonText, type JsonValue, sameRecord } from '../../mapping/index.ts';
import { type Caller, messageOf } from './caller.ts';

/** A field that does not read as it was written. */
export interface FieldDifference {
  field: string;
  written: JsonValue | undefined;
  read: JsonValue | undefined;
}

/** What became of one user. */
export interface UserOutcome {
  id: string;
  state: 'refused' | 'missing' | 'different' | 'equal';
  /** What the refusal says. */
  reason?: string;
  differences: readonly FieldDifference[];
}

/** How far a round trip is. */
export interface Progress {
  written: number;
  equal: number;
}

export interface RoundTripOptions {
  caller: Caller;
  accountId: string;
  users: readonly JsonObject[];
  clock: Clock;
  onProgress: (progress: Progress) => void;
}

/** Writes under way at once. */
const writesAtOnce = 4;

/** Users per read, as many as the tightest vendor answers in one call; fewer once a vendor says that it was too much. */
const usersPerRead = 50;

/** Vendors show a write some time after they took it: how long, and how often, to look again. */
const patience = 10_000;
const lookAgainAfter = 200;

/** Reads of one page that are refused in a row before the demo gives up. */
const mostRefusals = 20;

const usersPath = '/unified/user-directory/users';

export function usersUrl(accountId: string, rest = '', parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({ integrated_account_id: accountId, ...parameters });
  return `${usersPath}${rest}?${query}`;
}

function idOf(user: JsonObject): string {
  return jsonText(user['id'] ?? '');
}

function differencesAt(field: string, written: JsonValue | undefined, read: JsonValue | undefined): FieldDifference[] {
  if (sameRecord(written, read)) return [];
  if (!isJsonObject(written) || !isJsonObject(read)) return [{ field, written, read }];
  const names = new Set([...Object.keys(written), ...Object.keys(read)]);
  return [...names].flatMap((name) => differencesAt(`${field}.${name}`, written[name], read[name]));
}

/** Where the fields that were written do not read the same; a custom attribute that nobody wrote is a difference too. */
export function differencesOf(written: JsonObject, read: JsonObject): FieldDifference[] {
  return Object.entries(written).flatMap(([field, value]) => differencesAt(field, value, read[field]));
}

function outcomeOf(written: JsonObject, read: JsonObject | undefined): UserOutcome {
  const id = idOf(written);
  if (read === undefined) return { id, state: 'missing', differences: [] };
  const differences = differencesOf(written, read);
  return { id, state: differences.length === 0 ? 'equal' : 'different', differences };
}

/** Runs a step for each item, so many at a time. */
async function forEach<Item>(items: readonly Item[], atOnce: number, step: (item: Item) => Promise<void>) {
  const rest = items.values();
  async function work() {
    for (const item of rest) await step(item);
  }
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** The users with these ids, by id; those that the vendor does not show are left out. */
async function readUsers(
  { caller, accountId }: RoundTripOptions,
  ids: readonly string[],
): Promise<Map<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  let size = usersPerRead;
  let refusals = 0;
  for (let from = 0; from < ids.length;) {
    const page = ids.slice(from, from + size);
    const url = usersUrl(accountId, '', { ids: page.join(','), truto_ignore_remote_data: 'true' });
    const answer = await caller.attempt('GET', url);
    if (answer.status === 429) {
      // One read of many users is many calls at some vendors: more than fit into what is left of their limit, or at all.
      size = Math.ceil(size / 2);
      refusals += 1;
      if (refusals > mostRefusals) throw new Error(`Users were not read: ${messageOf(answer)}`);
      continue;
    }
    const { result } = answer.body;
    if (answer.status !== 200 || !Array.isArray(result)) throw new Error(`Users were not read: ${messageOf(answer)}`);
    for (const user of result) if (isJsonObject(user)) found.set(idOf(user), user);
    refusals = 0;
    from += page.length;
  }
  return found;
}

/**
 * Writes users to one account, one request each, reads them back and compares every field that was written. Users that
 * are not there yet, or not as written, are read again for some seconds.
 *
 * @throws Error when a read fails
 */
export async function roundTrip(options: RoundTripOptions): Promise<UserOutcome[]> {
  const { caller, accountId, users, clock, onProgress } = options;
  const outcomes = new Map<string, UserOutcome>();
  const written: JsonObject[] = [];

  await forEach(users, writesAtOnce, async (user) => {
    const answer = await caller.call('POST', usersUrl(accountId), { body: user });
    if (answer.status === 200) written.push(user);
    else outcomes.set(idOf(user), { id: idOf(user), state: 'refused', reason: messageOf(answer), differences: [] });
    onProgress({ written: written.length, equal: 0 });
  });

  const until = clock.now() + patience;
  for (let open = written; open.length > 0;) {
    const found = await readUsers(options, open.map(idOf));
    for (const user of open) outcomes.set(idOf(user), outcomeOf(user, found.get(idOf(user))));
    open = open.filter((user) => outcomes.get(idOf(user))?.state !== 'equal');
    onProgress({ written: written.length, equal: written.length - open.length });
    if (clock.now() >= until) break;
    if (open.length > 0) await sleep(clock, lookAgainAfter);
  }
  return users.flatMap((user) => outcomes.get(idOf(user)) ?? []);
}

import { isJsonObject, type JsonObject, jsonText } from '../../mapping/index.ts';
import { createCaller, type Caller, messageOf } from './caller.ts';
import { demoUsers } from './demo-users.ts';
import { everyday } from './everyday.ts';
import { picture, type StoredUser } from './picture.ts';
import { describeProblems, everydayTable, isAllEqual, type PlatformResult, roundTripTable } from './report.ts';
import { type Progress, roundTrip, usersUrl } from './round-trip.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';

/** A linked account and the backend that uses it. */
interface Platform {
  integration: string;
  label: string;
  accountId: string;
  caller: Caller;
}

const barWidth = 30;

async function linkAccounts({ crosswalk, clock, token, connections }: Stage): Promise<Platform[]> {
  const platforms: Platform[] = [];
  for (const [integration, context] of Object.entries(connections)) {
    const caller = createCaller({ send: (request) => crosswalk.fetch(request), clock, token });
    const body = { tenant_id: 'demo', integration, context: { ...context }, sandbox: true };
    const answer = await caller.call('POST', '/integrated-account', { body });
    const { id, integration: described } = answer.body;
    if (answer.status !== 201 || typeof id !== 'string') throw new Error(`${integration}: ${messageOf(answer)}`);
    const label = isJsonObject(described) && typeof described['label'] === 'string' ? described['label'] : integration;
    platforms.push({ integration, label, accountId: id, caller });
  }
  return platforms;
}

function bar(done: number, all: number): string {
  const filled = Math.round((done / all) * barWidth);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
}

function progressLines(platforms: readonly Platform[], progress: ReadonlyMap<string, Progress>, all: number): string[] {
  const width = Math.max(...platforms.map(({ label }) => label.length));
  return platforms.map(({ integration, label }) => {
    const { written, equal } = progress.get(integration) ?? { written: 0, equal: 0 };
    return `  ${label.padEnd(width)}  ${bar(written + equal, 2 * all)}  ${written} written, ${equal} read back equal`;
  });
}

async function roundTrips(stage: Stage, platforms: readonly Platform[], users: readonly JsonObject[], screen: Screen) {
  const progress = new Map<string, Progress>();
  return Promise.all(
    platforms.map(async ({ integration, label, accountId, caller }): Promise<PlatformResult> => {
      const { clock } = stage;
      const startedAt = clock.now();
      const outcomes = await roundTrip({
        caller,
        accountId,
        users,
        clock,
        onProgress(made) {
          progress.set(integration, made);
          screen.live(progressLines(platforms, progress, users.length));
        },
      });
      const seconds = (clock.now() - startedAt) / 1000;
      const { requests, refused } = caller;
      return { label, outcomes, requests, refused, vendorCalls: stage.vendorCalls(integration), seconds };
    }),
  );
}

/** The user as this platform stores it. @throws Error when it cannot be read */
async function storedUser(
  { crosswalk }: Stage,
  { integration, label, accountId, caller }: Platform,
  id: string,
): Promise<StoredUser> {
  const answer = await caller.call('GET', usersUrl(accountId, `/${encodeURIComponent(id)}`));
  const vendor = answer.body['remote_data'];
  const account = await crosswalk.api.accounts.get(accountId);
  const settings = Object.fromEntries(
    Object.entries(account.context).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const resource = crosswalk.definitions.get(integration).resource('user-directory/users', settings);
  if (!isJsonObject(vendor) || resource === undefined) throw new Error(`${label}: ${messageOf(answer)}`);
  const { lens } = resource;
  return { label, vendor, read: (record) => lens.read(record) };
}

/**
 * Runs the demo: the same users into every platform and back, one of them as each platform stores it, and the rest of
 * that one's life.
 *
 * @returns the exit code: 0 only when every user reads as it was written on every platform and every step worked
 * @throws Error when an account cannot be linked or a read fails
 */
export async function runDemo(stage: Stage, { users: count, screen }: { users: number; screen: Screen }) {
  const { paint } = screen;
  const title = (text: string) => {
    screen.line();
    screen.line(paint('bold', text));
  };
  const users = demoUsers(count);
  const [first] = users;
  if (first === undefined) throw new RangeError('The demo needs at least one user.');

  const platforms = await linkAccounts(stage);
  const names = platforms.map(({ label }) => label).join(', ');
  title(`${count} users, written into ${names} with the same requests, read back and compared field by field`);
  const results = await roundTrips(stage, platforms, users, screen);
  screen.live([]);
  for (const line of roundTripTable(results, screen)) screen.line(line);

  const problems = results.flatMap(describeProblems);
  const isEqual = results.every(isAllEqual);
  if (isEqual) {
    const id = jsonText(first['id'] ?? '');
    title('One of them as each platform stores it');
    const stored = await Promise.all(platforms.map((platform) => storedUser(stage, platform, id)));
    for (const line of picture(first, stored)) screen.line(line);

    title('The rest of its life');
    const lives = await Promise.all(
      platforms.map(async ({ label, accountId, caller }) => ({
        label,
        steps: await everyday(caller, accountId, { id, email: `${id}@example.com` }),
      })),
    );
    for (const line of everydayTable(lives, screen)) screen.line(line);
    for (const { label, steps } of lives) {
      for (const { title: tried, problem } of steps) {
        if (problem !== undefined) problems.push(`${label}, ${tried}: ${problem}`);
      }
    }
  }

  screen.line();
  for (const problem of problems) screen.line(paint('red', problem));
  const equal = results.flatMap(({ outcomes }) => outcomes).filter(({ state }) => state === 'equal').length;
  const summary = `${equal} of ${count * platforms.length} users are equal on ${platforms.length} platforms.`;
  screen.line(problems.length === 0 ? paint('green', summary) : paint('red', summary));
  return problems.length === 0 ? 0 : 1;
}

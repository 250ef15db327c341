import { afterEach, expect, it } from 'vitest';
import { createTestClock } from '../../../test/clock.ts';
import { openTestDatabase } from '../../../test/database.ts';
import { createSandbox, type Sandbox } from '../../sandbox/index.ts';
import { createScreen, createStage, runDemo } from './index.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

type Interfere = (sandbox: Sandbox) => (request: Request) => Promise<Response>;

const leaveAlone: Interfere = (sandbox) => (request) => sandbox.fetch(request);

/** Runs the demo with the vendors' answers as they are, or as they become on their way. */
async function run(users: number, interfere: Interfere = leaveAlone) {
  const clock = createTestClock();
  const { database, close } = await openTestDatabase();
  cleanups.push(close);
  const sandbox = createSandbox({ clock });
  const stage = await createStage({ database, clock, sandbox: { ...sandbox, fetch: interfere(sandbox) } });
  const lines: string[] = [];
  const screen = createScreen({ write: (line) => lines.push(line) });
  const exitCode = await clock.advanceUntil(runDemo(stage, { users, screen }));
  return { exitCode, text: lines.join('') };
}

/** Changes what the vendor's answers say. */
function altering(host: string, from: string, to: string): Interfere {
  return (sandbox) => async (request) => {
    const response = await sandbox.fetch(request);
    if (new URL(request.url).hostname !== host) return response;
    const text = await response.text();
    const { status, headers } = response;
    return new Response(text === '' ? null : text.replaceAll(from, to), { status, headers });
  };
}

it('ends with 0 when every user reads as written on every platform', async () => {
  const { exitCode, text } = await run(3);
  expect(text).toMatch(
    /platform +written +read back +equal +different +requests +told to wait +vendor calls +seconds\n/,
  );
  for (const label of ['Braze', 'Iterable', 'Twilio Segment', 'Lytics']) {
    expect(text).toMatch(new RegExp(`\\n${label} +3 +3 +3 +0 +\\d+ +\\d+ +\\d+ +\\d+\\.\\d\\n`));
  }
  expect(text).toMatch(/gender +male +gender = M +dataFields\.gender +traits\.gender +gender\n/);
  for (const step of ['find by e-mail', 'change', 'delete', 'then 404']) {
    expect(text).toMatch(new RegExp(`\\n${step} +yes +yes +yes +yes\\n`));
  }
  expect(text).toMatch(/\n12 of 12 users are equal on 4 platforms\.\n$/);
  expect(exitCode).toBe(0);
});

it('ends with 1 and names user, field and values when one platform gives something else back', async () => {
  const { exitCode, text } = await run(2, altering('api.lytics.io', '2 Market Street', '2 Market Lane'));
  expect(text).toMatch(/\nLytics +2 +2 +1 +1 /);
  expect(text).toContain(
    [
      'Lytics: 1 of 2 users are not equal',
      '  demo-0002 differs',
      '    address.street: wrote "2 Market Street", reads "2 Market Lane"',
      '7 of 8 users are equal on 4 platforms.',
    ].join('\n'),
  );
  expect(exitCode).toBe(1);
});

it('ends with 1 when a platform shows an attribute that nobody wrote', async () => {
  const { exitCode, text } = await run(
    1,
    altering('rest.iad-01.braze.com', '"lucky_numbers"', '"luck":1,"lucky_numbers"'),
  );
  expect(text).toContain('    custom_attributes.luck: wrote nothing, reads 1\n');
  expect(exitCode).toBe(1);
});

it('ends with 1 when a platform loses a user', async () => {
  const { exitCode, text } = await run(2, altering('api.iterable.com', 'demo-0002', 'demo-0003'));
  expect(text).toContain('  demo-0002 was written and is not shown\n');
  expect(exitCode).toBe(1);
});

it('ends with 1 and says why when a platform refuses a write', async () => {
  const { exitCode, text } = await run(1, (sandbox) => {
    sandbox.lytics.faults.add({
      method: 'PATCH',
      fault: { kind: 'status', status: 400, body: '{"message":"no room"}' },
    });
    return leaveAlone(sandbox);
  });
  expect(text).toMatch(/demo-0001 was not written: 400 .*no room/);
  expect(text).toMatch(/\nLytics +0 +0 +0 +1 /);
  expect(exitCode).toBe(1);
});

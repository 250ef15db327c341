import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, objectOf, startHarness } from '../harness.ts';

interface Example {
  path: string;
  hasToken: boolean;
}

let harness: Harness;
let examples: Example[];

/** A request as the page shows it. @throws Error for one that is written in another way. */
function parseExample(line: string): Example {
  const form = /^curl (-H "Authorization: Bearer \$CROSSWALK_TOKEN" )?"\$CROSSWALK(\/\S*)"$/;
  const [, header, path] = form.exec(line) ?? [];
  if (path === undefined) throw new Error(`the page shows a request that this test cannot read: ${line}`);
  return { path: path.replace('$ACCOUNT', harness.accounts.braze), hasToken: header !== undefined };
}

beforeAll(async () => {
  harness = await startHarness();
  const page = await readFile(new URL('../../docs/discovery.md', import.meta.url), 'utf8');
  examples = page
    .split('\n')
    .filter((line) => line.startsWith('curl '))
    .map(parseExample);
});
afterAll(() => harness.close());

it('shows only requests that work as they stand', async () => {
  expect(examples.length).toBeGreaterThan(5);
  for (const { path, hasToken } of examples) {
    const { status } = await harness.call('GET', path, hasToken ? {} : { token: null });
    expect([path, status]).toEqual([path, 200]);
  }
});

it('shows every route of discovery', async () => {
  const { body } = await harness.call('GET', '/openapi.json', { token: null });
  const routes = Object.entries(objectOf(objectOf(body)['paths'])).filter(([, item]) => {
    const operation = objectOf(item)['get'];
    return operation !== undefined && JSON.stringify(objectOf(operation)['tags']) === '["Discovery"]';
  });
  expect(routes.length).toBeGreaterThan(5);
  const unseen = routes
    .map(([path]) => path)
    .filter((path) => {
      const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(?:\\?|$)`);
      return !examples.some((example) => pattern.test(example.path));
    });
  expect(unseen).toEqual([]);
});

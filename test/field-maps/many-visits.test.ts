import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLink, createVisitor, redirectOf } from '../connect/visitor.ts';
import { type Harness, startHarness } from '../harness.ts';
import { declareFields, linkNew } from './kit.ts';
import { open, origins } from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze']);
});
afterAll(() => harness.close());

/** Node takes about 16 KB of headers, other servers 8 KB of one. */
const mostInOneHeader = 8 * 1024;

const longOrigins = Array.from({ length: 6 }, (_, index) => `https://${'a'.repeat(189)}${index}.test`);
const largest = { truto_additional_context: { tier: 'ü'.repeat(735) } };

describe('a browser that opens page after page', () => {
  it.each([
    ['small cookies', 30, {}, origins],
    ['the largest cookies', 4, largest, longOrigins],
  ])('is locked out of none, as it forgets the oldest: %s', async (_, visits, options, allowed) => {
    const visitor = createVisitor(harness);
    let path = '';
    for (let count = 0; count < visits; count += 1) {
      path = redirectOf(await open(harness, await linkNew(harness, 'braze'), options, visitor, allowed));
      expect(visitor.cookies().length).toBeLessThan(mostInOneHeader);
    }
    expect((await visitor.get(path)).status).toBe(200);
  });

  it('keeps two visits of the largest, and forgets the one that began first', async () => {
    const visitor = createVisitor(harness);
    const paths: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      paths.push(redirectOf(await open(harness, await linkNew(harness, 'braze'), largest, visitor, longOrigins)));
    }
    const found = await Promise.all(paths.map(async (path) => (await visitor.get(path)).status));
    expect(found).toEqual([403, 200, 200]);
  });

  it('forgets links as well, and nothing that is not of these pages', async () => {
    const visitor = createVisitor(harness);
    const foreign = { cookie: `own=${'x'.repeat(7000)}; cw_theirs=${'y'.repeat(900)}` };
    const first = await createLink(harness, { integrations: ['braze'] });
    const { path } = await visitor.open(first.url);
    for (let count = 0; count < 30; count += 1) await visitor.open((await createLink(harness)).url);
    expect(visitor.cookies().length).toBeLessThan(mostInOneHeader);
    expect((await visitor.get(path)).status).toBe(403);
    const opened = await visitor.get(first.url, foreign);
    expect(opened.headers.getSetCookie()).toEqual([expect.stringContaining(`cw_connect_${first.id}=`)]);
  });
});

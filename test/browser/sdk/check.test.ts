import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../chromium.ts';
import { type HostOptions, type HostPage, openHostPage } from './host-page.ts';
import type { Wish } from './host-script.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

async function visit(options: HostOptions, wish: Partial<Wish>, look: (host: HostPage) => Promise<void>) {
  const host = await openHostPage(browser, options);
  await host.begin('one', wish);
  await look(host);
  await host.context.close();
}

const rejectedAs = (code: string, message: RegExp) => ({
  rejected: expect.objectContaining({ name: 'ConnectError', code, message: expect.stringMatching(message) }),
});

const modes: [name: string, wish: Partial<Wish>][] = [
  ['a frame', {}],
  ['a window', { iframe: false }],
  ['the same window', { sameWindow: true }],
];

describe.each(modes)('before a page is opened in %s', (_, wish) => {
  it('a token that opens nothing is rejected, with what to do', async () => {
    const finding = { is_open: false, message: 'This link is not known.' };
    await visit({ finding }, wish, async (host) => {
      const expected = rejectedAs(
        'invalid_token',
        /^This link is not known\. Have your server make .+POST \/link-token/,
      );
      expect(await host.ending('one')).toEqual(expected);
      expect(host.visited).toEqual([]);
      expect(await host.page.locator('iframe').count()).toBe(0);
    });
  });
});

describe('a token that was not made for the page of the product', () => {
  const finding = { is_open: true, is_told: false };

  it.each<[name: string, wish: Partial<Wish>, message: RegExp]>([
    ['a frame', {}, /POST \/link-token with "allowed_origins": \["https:\/\/app\.test"\]/],
    ['a window', { iframe: false }, /POST \/link-token with "allowed_origins"/],
    ['the mapping of fields', { map: true }, /POST \/integrated-account\/token with "allowed_origins"/],
  ])('is rejected with what to do, in %s', async (_, wish, message) => {
    await visit({ finding }, wish, async (host) => {
      expect(await host.ending('one')).toEqual(rejectedAs('origin_not_allowed', message));
      expect(host.visited).toEqual([]);
    });
  });

  it('is good in the same window, where nobody needs to be told', async () => {
    await visit({ finding }, { sameWindow: true }, async ({ page, visited }) => {
      await page.waitForURL('**/connect-account?*');
      expect(visited).toHaveLength(1);
    });
  });
});

describe('a page is opened all the same', () => {
  it.each<[why: string, options: HostOptions]>([
    ['when Crosswalk does not know the question', { finding: null }],
    ['when the policy of the product forbids to ask', { policy: "connect-src 'none'" }],
  ])('%s', async (_, options) => {
    await visit(options, {}, async (host) => {
      await host.frame('one');
      expect(host.visited).toHaveLength(1);
    });
  });
});

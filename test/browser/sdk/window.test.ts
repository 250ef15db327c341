import { type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChromium } from '../chromium.ts';
import { crosswalk, type HostPage, openHostPage, success, tell } from './host-page.ts';

const { is_truto: _, ...result } = success;
const rejectedAs = (code: string) => ({ rejected: expect.objectContaining({ name: 'ConnectError', code }) });

let browser: Browser;
let host: HostPage;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  host = await openHostPage(browser);
});
afterEach(() => host.context.close());

describe('a visit in a window of its own', () => {
  async function openPopup(name: string, wish = {}): Promise<Page> {
    const opened = host.context.waitForEvent('page');
    await host.begin(name, { iframe: false, ...wish });
    const popup = await opened;
    await popup.waitForURL(`${crosswalk}/**`);
    return popup;
  }

  it('resolves with what the page says, and closes the window', async () => {
    const popup = await openPopup('one', { width: 500, height: 600 });
    expect(await popup.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([500, 600]);
    expect(host.visited[0]?.searchParams.has('iframe')).toBe(false);
    const gone = popup.waitForEvent('close');
    await tell(popup.mainFrame(), success);
    expect(await host.ending('one')).toEqual(result);
    await gone;
  });

  it('rejects as closed when the customer closes the window', async () => {
    const popup = await openPopup('one');
    await popup.close();
    expect(await host.ending('one')).toEqual(rejectedAs('closed'));
  });

  it('hears the page that says how it ended and closes itself at once', async () => {
    const popup = await openPopup('one');
    await popup.evaluate((message) => {
      window.opener.postMessage(message, '*');
      window.close();
    }, success);
    expect(await host.ending('one')).toEqual(result);
  });

  it('hears a message that arrives after the window was seen to be closed', async () => {
    const { page } = host;
    await page.clock.install({ time: 0 });
    await page.reload();
    // An hour of the page's clock, from where on it moves only with the test.
    await page.clock.pauseAt(3_600_000);
    await page.evaluate(() => {
      const open = window.open.bind(window);
      window.open = (...given) => {
        const popup = open(...given);
        Reflect.set(window, 'popup', popup);
        return popup;
      };
    });
    const popup = await openPopup('one');
    await popup.close();
    await expect.poll(() => page.evaluate('window.popup.closed')).toBe(true);
    await page.clock.runFor(200);
    await page.evaluate(
      ([origin, data]) => {
        const source: Window = Reflect.get(window, 'popup');
        window.dispatchEvent(new MessageEvent('message', { origin, source, data }));
      },
      [crosswalk, success] as const,
    );
    expect(await host.ending('one')).toEqual(result);
  });

  it('is kept apart from others at the same time', async () => {
    const [one, two] = [await openPopup('one'), await openPopup('two')];
    await tell(two.mainFrame(), { ...success, integration: 'lytics' });
    expect(await host.ending('two')).toMatchObject({ integration: 'lytics' });
    expect(one.isClosed()).toBe(false);
    await tell(one.mainFrame(), success);
    expect(await host.ending('one')).toEqual(result);
  });

  it('closes the window when its signal is aborted', async () => {
    const popup = await openPopup('one');
    const gone = popup.waitForEvent('close');
    await host.page.evaluate(() => window.host.abort('one', 'enough'));
    expect(await host.ending('one')).toEqual({ rejected: 'enough' });
    await gone;
  });

  it('closes the window when no token comes', async () => {
    const opened = host.context.waitForEvent('page');
    await host.begin('one', { iframe: false, withoutToken: 'no server' });
    const popup = await opened;
    expect(await host.ending('one')).toEqual({ rejected: 'Error: no server' });
    await expect.poll(() => popup.isClosed()).toBe(true);
  });

  it('rejects when the browser allows no window, as it does outside of clicks', async () => {
    await host.page.addInitScript((baseUrl) => {
      window.addEventListener('load', () => window.host.begin('one', { baseUrl, iframe: false }));
    }, crosswalk);
    await host.page.reload();
    expect(await host.ending('one')).toEqual(rejectedAs('popup_blocked'));
    expect(host.context.pages()).toHaveLength(1);
  });
});

describe('a visit in this window', () => {
  it('leads to the page', async () => {
    await host.begin('one', { sameWindow: true, integration: 'braze' });
    await host.page.waitForURL(`${crosswalk}/**`);
    expect(Object.fromEntries(host.visited[0]?.searchParams ?? [])).toEqual({
      link_token: 'token of one',
      integration: 'braze',
    });
  });

  it('rejects as closed when the customer comes back to the page as it was', async () => {
    // An answer without content: the browser stays where it is.
    await host.context.route(`${crosswalk}/**`, (route) => route.fulfill({ status: 204 }));
    await host.begin('one', { sameWindow: true });
    await host.page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    });
    expect(await host.page.evaluate(() => window.host.ended)).toEqual([]);
    await host.page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    expect(await host.ending('one')).toEqual(rejectedAs('closed'));
  });
});

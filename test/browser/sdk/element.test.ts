import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startChromium } from '../chromium.ts';
import { crosswalk, type HostPage, openHostPage, success, tell } from './host-page.ts';

const { is_truto: _, ...result } = success;

let browser: Browser;
let host: HostPage;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
afterEach(() => host.context.close());

/** A page with the element, which keeps its events. */
async function openWith(attributes: string, content = ''): Promise<void> {
  const element = `<crosswalk-connect ${attributes}>${content}</crosswalk-connect>`;
  const style = '<style>crosswalk-connect::part(button) { color: rgb(1, 2, 3) }</style>';
  host = await openHostPage(browser, { body: `${style}${element}<pre></pre>` });
  await host.page.evaluate(() => {
    for (const name of ['connected', 'closed', 'failed']) {
      document.querySelector('crosswalk-connect')?.addEventListener(name, (event) => {
        const detail = event instanceof CustomEvent ? event.detail : undefined;
        document
          .querySelector('pre')
          ?.append(`${name} ${detail instanceof Error ? detail.name : JSON.stringify(detail)}\n`);
      });
    }
  });
}

const events = () => host.page.locator('pre').textContent();
const press = () => host.page.locator('crosswalk-connect button').click();

it('connects by a click, and tells of it by an event', async () => {
  await openWith(`base-url="${crosswalk}" link-token="token of element" integration="braze"`);
  await host.page.getByRole('button', { name: 'Connect an account' }).click();
  const frame = await host.frame('element');
  expect(host.visited[0]?.searchParams.get('integration')).toBe('braze');
  await tell(frame, success);
  await expect.poll(events).toBe(`connected ${JSON.stringify(result)}\n`);
  await press();
  await tell(await host.frame('element'), 'closed');
  await expect.poll(events).toContain('closed null');
});

it('has its content as its label, and a part to be styled', async () => {
  await openWith(`base-url="${crosswalk}" link-token="x"`, 'Link <b>Braze</b>');
  const button = host.page.locator('crosswalk-connect').getByRole('button');
  expect(await button.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
  expect(await host.page.locator('crosswalk-connect').textContent()).toBe('Link Braze');
});

it('asks for a token when it is clicked, where it is given a function', async () => {
  await openWith(`base-url="${crosswalk}"`);
  await host.page.evaluate(() => {
    const element = document.querySelector('crosswalk-connect');
    if (element !== null) element.linkToken = () => Promise.resolve('token of function');
  });
  expect(host.visited).toEqual([]);
  await press();
  await host.frame('function');
  expect(host.visited).toHaveLength(1);
});

it('opens a window in the mode popup', async () => {
  await openWith(`base-url="${crosswalk}" link-token="x" mode="popup"`);
  const opened = host.context.waitForEvent('page');
  await press();
  const popup = await opened;
  await popup.waitForURL(`${crosswalk}/**`);
  await tell(popup.mainFrame(), success);
  await expect.poll(events).toContain('connected');
});

it('leaves the page in the mode same-window', async () => {
  await openWith(`base-url="${crosswalk}" link-token="x" mode="same-window"`);
  await press();
  await host.page.waitForURL(`${crosswalk}/**`);
  expect(host.visited[0]?.searchParams.has('iframe')).toBe(false);
});

it.each(['link-token="x"', `base-url="${crosswalk}"`])('says what is missing, with only %s', async (attributes) => {
  await openWith(attributes);
  await press();
  await expect.poll(events).toBe('failed TypeError\n');
  expect(host.visited).toEqual([]);
});

it('takes the page away when it goes itself', async () => {
  await openWith(`base-url="${crosswalk}" link-token="token of element"`);
  await press();
  await host.frame('element');
  await host.page.evaluate(() => document.querySelector('crosswalk-connect')?.remove());
  await expect.poll(() => host.page.locator('dialog').count()).toBe(0);
  expect(await events()).toBe('');
});

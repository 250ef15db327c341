import { type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startChromium } from '../chromium.ts';
import { type HostPage, openHostPage, success, tell } from './host-page.ts';

let browser: Browser;
let host: HostPage;

beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  host = await openHostPage(browser, { script: 'react-script.ts', body: '' });
});
afterEach(() => host.context.close());

/** How often the page says this. */
const count = (text: string) => () => host.page.getByText(text, { exact: true }).count();
const press = (name: string) => host.page.getByRole('button', { name }).click();

it('useConnect opens the page, says so, and calls the handlers of the latest rendering', async () => {
  await expect.poll(count('shut, nothing')).toBe(1);
  await press('Open');
  await expect.poll(count('open, nothing')).toBe(1);
  await tell(await host.frame('hook'), success);
  await expect.poll(count('shut, braze after nothing')).toBe(1);
  await press('Open');
  await tell(await host.frame('hook'), 'closed');
  await expect.poll(count('shut, closed after braze after nothing')).toBe(1);
  await press('Open');
  await tell(await host.frame('hook'), { is_truto: true, error: 'Late.', error_type: 'invalid_token' });
  await expect.poll(count('shut, invalid_token after closed after braze after nothing')).toBe(1);
});

it('useConnect opens one page at a time, and takes it away without a word', async () => {
  await press('Open');
  await host.frame('hook');
  const again = host.page.getByText('Open', { exact: true });
  await again.evaluate((button: HTMLElement) => button.click());
  expect(await host.page.locator('dialog').count()).toBe(1);
  await host.page.getByText('Take away').evaluate((button: HTMLElement) => button.click());
  await expect.poll(count('shut, nothing')).toBe(1);
  expect(await host.page.locator('dialog').count()).toBe(0);
  await press('Open');
  await expect.poll(count('open, nothing')).toBe(1);
});

it('ConnectButton is a button that connects, and has the focus again afterwards', async () => {
  const button = host.page.getByRole('button', { name: 'Connect Braze' });
  expect(await button.getAttribute('class')).toBe('primary');
  await button.click();
  const frame = await host.frame('button');
  expect(host.visited[0]?.searchParams.get('integration')).toBe('braze');
  expect(await host.page.getByText('Connect Braze').getAttribute('aria-busy')).toBe('true');
  await tell(frame, success);
  await expect.poll(count('acc_1')).toBe(1);
  expect(await host.page.evaluate(() => document.activeElement?.textContent)).toBe('Connect Braze');
});

it('takes the page away with the component', async () => {
  await press('Connect Braze');
  await host.frame('button');
  await host.page.locator('#remove').evaluate((button: HTMLElement) => button.click());
  await expect.poll(() => host.page.locator('dialog').count()).toBe(0);
});

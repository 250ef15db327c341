import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page } from 'playwright-core';
import { declareFields } from '../field-maps/kit.ts';
import { objectOf, textOf } from '../harness.ts';
import { violations } from './audit.ts';
import { startChromium } from './chromium.ts';
import { submit } from './connect-form.ts';
import { type Live, openWindow, photograph, startLive } from './live.ts';

let browser: Browser;
let live: Live;
beforeAll(async () => {
  [browser, live] = await Promise.all([startChromium(), startLive()]);
  await declareFields(live.harness);
});
afterAll(async () => {
  await browser.close();
  await live.close();
});

const theme = { product_name: 'Northwind' };

/** Links a new Braze account up to the second step. */
async function reachMapping(page: Page, settings: Parameters<Live['link']>[0] = {}): Promise<void> {
  await page.goto((await live.link({ theme, integrations: ['braze'], ...settings })).url);
  await page.getByRole('button', { name: /sample/i }).click();
  await submit(page);
  await page.getByRole('heading', { name: 'Match your fields' }).waitFor();
}

async function fillMap(page: Page): Promise<void> {
  await page.getByLabel('Given name').selectOption({ label: 'first_name' });
  await page.getByLabel('Loyalty tier').selectOption({ label: 'plan' });
  await page.getByLabel('Points').selectOption({ label: 'Another attribute …' });
  await page.locator('#other-points').fill('points');
}

describe('matching fields as the second step of connecting', () => {
  it('shows what a user looks like, saves, and tells the product', async () => {
    const page = await openWindow(browser);
    await reachMapping(page);
    expect(new URL(page.url()).search).toMatch(/^\?link=[\w-]+$/);
    await photograph(page, 'mapping');
    await fillMap(page);
    await page.getByLabel('E-mail address or id of a user').fill('person-0001');
    await page.getByRole('button', { name: 'Show preview' }).click();
    await page.locator('table').waitFor();
    await photograph(page, 'mapping-preview');
    expect(await page.getByRole('row', { name: 'Given name' }).innerText()).toMatch(/\w+\s+\w+/);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.outcome').waitFor();
    await photograph(page, 'mapping-done');
    const told = JSON.parse((await page.locator('[data-message]').getAttribute('data-message')) ?? '');
    const account = textOf(objectOf(told)['integrated_account_id']);
    const { body } = await live.harness.call('GET', `/integrated-account/${account}/field-map`);
    expect(body).toMatchObject({ saved_by: 'customer', is_complete: true });
  });

  it('says at each field what cannot be, and leads to it', async () => {
    const page = await openWindow(browser);
    await reachMapping(page);
    await page.getByLabel('Loyalty tier').selectOption({ label: 'plan' });
    await page.getByLabel('Points').selectOption({ label: 'Another attribute …' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.problem').waitFor();
    await photograph(page, 'mapping-refused');
    await page.locator('.problem').getByRole('link', { name: 'Points' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('field-points');
  });

  it.each([
    ['light', 700, {}],
    ['dark', 700, { colorScheme: 'dark' as const }],
    ['narrow', 320, { colorScheme: 'light' as const }],
  ])('axe finds nothing, and nothing is cut off: %s', async (name, width, options) => {
    const page = await openWindow(browser, { ...options, viewport: { width, height: 800 } });
    await reachMapping(page);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await photograph(page, `mapping-open-${name}`);
    expect(await violations(page)).toEqual({ violations: [] });
    await fillMap(page);
    await page.getByLabel('E-mail address or id of a user').fill('person-0001');
    await page.getByRole('button', { name: 'Show preview' }).click();
    await page.locator('table').waitFor();
    await photograph(page, `mapping-${name}`);
    expect(await violations(page)).toEqual({ violations: [] });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it('cuts nothing off a long label without a space, nor a page that asks for what syncs need', async () => {
    const page = await openWindow(browser, { viewport: { width: 320, height: 800 } });
    const label = 'preferred_communication_channel_v2_of_the_customer';
    await reachMapping(page, { host_fields: [{ name: 'channel', label, required: true, example: label.repeat(2) }] });
    await page.getByLabel('Subscription group for syncs').fill('x'.repeat(60));
    await photograph(page, 'mapping-long-label');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.problem').waitFor();
    await photograph(page, 'mapping-long-label-refused');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await violations(page)).toEqual({ violations: [] });
  });

  it('opens later with an account token, and takes a change back', async () => {
    const account = live.harness.accounts.iterable;
    const body = { integrated_account_id: account };
    const { body: made } = await live.harness.call('POST', '/integrated-account/token', { body });
    const query = `integrated_account_session_token=${textOf(objectOf(made)['token'])}`;
    const page = await openWindow(browser);
    await page.goto(`${live.crosswalk}/connect-account/post-connect?${query}`);
    await page.getByLabel('Given name').selectOption({ label: 'firstName' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.outcome').waitFor();
    await photograph(page, 'mapping-saved');
    await page.goto(`${live.crosswalk}/connect-account/post-connect/${account}`);
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByText('The last change was taken back.').waitFor();
    await photograph(page, 'mapping-undone');
    expect(await violations(page)).toEqual({ violations: [] });
    expect(await page.getByLabel('Given name').inputValue()).toBe('');
  });

  it.each<[string, number, string]>([
    ['dead-key', 401, 'Braze has to be connected again'],
    ['refused', 400, 'Braze does not show its fields'],
  ])('says why nothing can be matched: %s', async (name, status, title) => {
    const page = await openWindow(browser, { viewport: { width: 320, height: 640 } });
    await reachMapping(page);
    // What was listed is taken as it was for a while.
    live.harness.clock.advance(60_000);
    live.harness.sandbox.braze.faults.add({ path: '/', fault: { kind: 'status', status } });
    await page.reload();
    await page.getByRole('heading', { name: title }).waitFor();
    live.harness.sandbox.braze.faults.clear();
    await photograph(page, `mapping-${name}`);
    expect(await violations(page)).toEqual({ violations: [] });
  });

  it('works without JavaScript and with the keyboard alone', async () => {
    const page = await openWindow(browser, { javaScriptEnabled: false });
    await page.goto((await live.link({ theme, integrations: ['segment'], locale: 'de' })).url);
    const { segment } = live.harness.world.connections;
    for (const [name, value] of Object.entries(segment)) {
      const control = page.locator(`[name="field.${name}"]`);
      if ((await control.first().getAttribute('type')) === 'radio') await page.locator(`[value="${value}"]`).check();
      else await control.fill(value, { force: true });
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Felder zuordnen' }).waitFor();
    await page.getByLabel('Given name').selectOption({ label: 'firstName' });
    await page.getByRole('button', { name: 'Speichern' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.outcome').waitFor();
    expect(await page.locator('h1').innerText()).toBe('Twilio Segment ist verbunden');
  });
});

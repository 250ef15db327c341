import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser } from 'playwright-core';
import { listOf, objectOf, type VendorName } from '../harness.ts';
import { startChromium } from './chromium.ts';
import { fillIn, paste, shows, submit, wrongText } from './connect-form.ts';
import { type Live, openWindow, photograph, startLive } from './live.ts';

let browser: Browser;
let live: Live;
beforeAll(async () => {
  [browser, live] = await Promise.all([startChromium(), startLive()]);
});
afterAll(async () => {
  await browser.close();
  await live.close();
});

const theme = { product_name: 'Northwind' };
const credentials = (vendor: VendorName): Record<string, string> => ({ ...live.harness.world.connections[vendor] });

async function accountsOf(tenant: string) {
  const { body } = await live.harness.call('GET', `/integrated-account?tenant_id=${tenant}`);
  return listOf(objectOf(body)['result']);
}

describe('a visitor', () => {
  it.each<[vendor: VendorName, label: string]>([
    ['braze', 'Braze'],
    ['iterable', 'Iterable'],
    ['segment', 'Twilio Segment'],
    ['lytics', 'Lytics'],
  ])('chooses %s, types the credentials, and is connected', async (vendor, label) => {
    const page = await openWindow(browser);
    const tenant = `browser-${vendor}`;
    const { url, token } = await live.link({ tenant_id: tenant, theme });
    await page.goto(url);
    expect(page.url()).not.toContain(token);
    await page.getByRole('link', { name: label }).click();
    expect(await shows(page, `Connect ${label}`)).toBe(true);
    await fillIn(page, credentials(vendor));
    await photograph(page, `form-${vendor}`);
    await submit(page);
    expect(await shows(page, `${label} is connected`)).toBe(true);
    await photograph(page, `connected-${vendor}`);
    expect(await accountsOf(tenant)).toEqual([expect.objectContaining({ status: 'active' })]);
    await page.context().close();
  });

  it('fills in the sample credentials of a trial with one press', async () => {
    const page = await openWindow(browser);
    const { url } = await live.link({ integrations: ['iterable'] });
    await page.goto(url);
    await page.getByRole('button', { name: 'Fill in sample credentials' }).click();
    await submit(page);
    expect(await shows(page, 'Iterable is connected')).toBe(true);
    await page.context().close();
  });

  it('with a wrong key reads why, finds the key still typed, mends it, and is connected', async () => {
    const page = await openWindow(browser);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const { url } = await live.link({ integrations: ['braze'], theme });
    await page.goto(url);
    const { api_key: key = '' } = credentials('braze');
    await fillIn(page, { instance: 'US-01', api_key: `${key}x` });
    await submit(page);
    await page.locator('.problem').waitFor();
    expect(await wrongText(page, 'api_key')).toContain('it belongs to a workspace on another instance');
    expect(await page.locator('#field-api_key').inputValue()).toBe(`${key}x`);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('problem');
    await photograph(page, 'wrong-key');
    await page.locator('.problem a').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-api_key');
    await fillIn(page, { api_key: key });
    expect(await wrongText(page, 'api_key')).toBe('');
    await submit(page);
    expect(await shows(page, 'Braze is connected')).toBe(true);
    // The browser reports the refusal of the server itself; nothing else is amiss.
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
    await page.context().close();
  });

  it('with the right key on the wrong instance reads that', async () => {
    const page = await openWindow(browser);
    await page.goto((await live.link({ integrations: ['braze'] })).url);
    await fillIn(page, { ...credentials('braze'), instance: 'EU-02' });
    await submit(page);
    await page.locator('.problem').waitFor();
    expect(await wrongText(page, 'api_key')).toContain('another instance');
    await page.context().close();
  });

  it('is told before anything is sent what is missing or of no use', async () => {
    const page = await openWindow(browser);
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await page.goto((await live.link({ integrations: ['braze'] })).url);
    await submit(page);
    expect([await wrongText(page, 'instance'), await wrongText(page, 'api_key')]).toEqual([
      'Fill this in.',
      'Fill this in.',
    ]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-instance');
    await photograph(page, 'missing');
    await fillIn(page, { instance: 'US-99', api_key: 'k' });
    await submit(page);
    expect(await wrongText(page, 'instance')).toContain('Pick one of the list');
    await page.goto((await live.link({ integrations: ['iterable'] })).url);
    await fillIn(page, { api_key: 'k' });
    await submit(page);
    expect(await wrongText(page, 'project_type')).toBe('Fill this in.');
    await photograph(page, 'missing-choice');
    await page.getByText('Email-based').click();
    expect(await wrongText(page, 'project_type')).toBe('');
    expect(sent).toEqual([]);
    await page.context().close();
  });

  it('pastes with spaces and quotes, and the address of the dashboard for the instance', async () => {
    const page = await openWindow(browser);
    await page.goto((await live.link({ integrations: ['braze'] })).url);
    await paste(page, 'instance', ' https://dashboard-01.braze.eu/app_settings?tab=api ');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#field-instance')?.value === 'EU-01');
    await paste(page, 'instance', 'https://rest.iad-01.braze.com');
    await paste(page, 'api_key', ` "${credentials('braze')['api_key']}"\n`);
    await submit(page);
    expect(await shows(page, 'Braze is connected')).toBe(true);
    await page.context().close();
  });

  it('sees a secret when it is to be shown, and only then', async () => {
    const page = await openWindow(browser);
    await page.goto((await live.link({ integrations: ['lytics'] })).url);
    const field = page.locator('#field-api_token');
    const button = page.getByRole('button', { name: 'Show: API token' });
    expect(await field.getAttribute('type')).toBe('password');
    await button.click();
    expect([await field.getAttribute('type'), await button.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
    await button.click();
    expect(await field.getAttribute('type')).toBe('password');
    await page.context().close();
  });

  it('whose network breaks keeps what was typed and can try again', async () => {
    const page = await openWindow(browser);
    await page.goto((await live.link({ integrations: ['lytics'] })).url);
    await fillIn(page, credentials('lytics'));
    await page.context().setOffline(true);
    await submit(page);
    await page.getByText('The connection was lost').waitFor();
    await photograph(page, 'offline');
    await page.context().setOffline(false);
    await submit(page);
    expect(await shows(page, 'Lytics is connected')).toBe(true);
    await page.context().close();
  });

  it('cancels, and can start again with the same link', async () => {
    const page = await openWindow(browser);
    await page.goto((await live.link({ integrations: ['lytics'], theme })).url);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await shows(page, 'Nothing was connected')).toBe(true);
    await photograph(page, 'cancelled');
    await page.getByRole('link', { name: 'Start again' }).click();
    await page.getByRole('link', { name: 'Lytics' }).click();
    expect(await shows(page, 'Connect Lytics')).toBe(true);
    await page.context().close();
  });

  it('goes back after the end and finds the end', async () => {
    const page = await openWindow(browser);
    await page.goto((await live.link()).url);
    await page.getByRole('link', { name: 'Lytics' }).click();
    await fillIn(page, credentials('lytics'));
    await submit(page);
    expect(await shows(page, 'Lytics is connected')).toBe(true);
    await page.goBack();
    expect(await shows(page, 'Lytics is connected')).toBe(true);
    await page.context().close();
  });

  it('with a link that was used by somebody else, or is over, reads what to do', async () => {
    const [first, second] = [await openWindow(browser), await openWindow(browser)];
    const { url } = await live.link({ integrations: ['lytics'] });
    await second.goto(url);
    await first.goto(url);
    await fillIn(first, credentials('lytics'));
    await submit(first);
    expect(await shows(first, 'Lytics is connected')).toBe(true);
    await fillIn(second, credentials('lytics'));
    await submit(second);
    expect(await shows(second, 'This link was used already')).toBe(true);
    await photograph(second, 'used');
    const short = await live.link({ expires_in: 60 });
    live.harness.clock.advance(60_000);
    await second.goto(short.url);
    expect(await shows(second, 'This link does not work')).toBe(true);
    await photograph(second, 'expired');
    await first.context().close();
    await second.context().close();
  });

  it('reconnects an account that the vendor refuses, without giving again what is stored', async () => {
    const page = await openWindow(browser);
    const id = live.harness.accounts.braze;
    const { faults } = live.harness.sandbox.braze;
    // The call, and the check of whether it is the key that is refused.
    faults.add({ times: 2, fault: { kind: 'status', status: 401, body: '{"message":"Invalid API key"}' } });
    await live.harness.call('GET', `/proxy/segments?integrated_account_id=${id}`);
    const { url } = await live.link({ integrated_account_id: id, persist_previous_context: true, theme });
    await page.goto(url);
    await page.getByText('has not worked since').waitFor();
    await photograph(page, 'reconnect');
    await submit(page);
    expect(await shows(page, 'Braze is connected')).toBe(true);
    expect((await live.harness.call('GET', `/integrated-account/${id}`)).body).toMatchObject({ status: 'active' });
    await page.context().close();
  });

  it('in the same window is taken back to the product with the result', async () => {
    live.serve('/done', '<h1>Back at Northwind</h1>');
    const page = await openWindow(browser);
    const { url } = await live.link({ integrations: ['lytics'], redirect_uri: `${live.product}/done?step=2` });
    await page.goto(url);
    await fillIn(page, credentials('lytics'));
    await submit(page);
    expect(await shows(page, 'Back at Northwind')).toBe(true);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      step: '2',
      result: 'success',
      integration: 'lytics',
      integrated_account_id: expect.any(String),
    });
    await page.context().close();
  });
});

import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, type Page } from 'playwright-core';
import { declareFields, hostFields, linkNew, mapPath, saveMap } from '../field-maps/kit.ts';
import { objectOf, textOf } from '../harness.ts';
import { startChromium } from './chromium.ts';
import { fillIn, shows, submit } from './connect-form.ts';
import { type Live, openWindow, photograph, startLive } from './live.ts';

let browser: Browser;
let live: Live;

/** The product's page: calls the SDK as it comes from npm, when asked by a click or without one. */
const script = `
import authenticate, { rapidForm } from '@truto/truto-link-sdk';
window.begin = (token, options, call = 'authenticate') => {
  Promise.resolve({ authenticate, rapidForm }[call](token, options)).then(
    (result) => { window.ending = { result }; },
    (error) => { window.ending = { error: typeof error === 'string' ? error : { message: error.message, ...error } }; },
  );
};
document.querySelector('button').addEventListener('click', () => window.begin(...window.wish));
`;

beforeAll(async () => {
  [browser, live] = await Promise.all([startChromium(), startLive()]);
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  await declareFields(live.harness, ['braze']);
  live.serve('/truto.js', outputFiles[0]?.text ?? '', 'text/javascript');
  live.serve(
    '/',
    '<!doctype html><title>Northwind</title><button>Connect</button><script type="module" src="/truto.js"></script>',
  );
});
afterAll(async () => {
  await browser.close();
  await live.close();
});

/** The product's page, the click on whose button calls the SDK. */
async function openPage(token: string, options: object, call = 'authenticate'): Promise<Page> {
  const page = await openWindow(browser);
  await page.goto(live.product);
  await page.evaluate(([...wish]) => Object.assign(window, { wish }), [
    token,
    { baseUrl: live.crosswalk, ...options },
    call,
  ] as const);
  return page;
}

async function openProduct(options: object, settings: Parameters<Live['link']>[0] = {}): Promise<Page> {
  const { token } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product], ...settings });
  return openPage(token, options);
}

async function endingOf(page: Page): Promise<unknown> {
  await page.waitForFunction('window.ending !== undefined');
  return page.evaluate('window.ending');
}

async function openPopup(page: Page): Promise<Page> {
  const popup = page.waitForEvent('popup');
  await page.getByRole('button').click();
  return popup;
}

describe('Truto’s own link SDK, unmodified,', () => {
  it('in a popup resolves with the account', async () => {
    const page = await openProduct({ iframe: false });
    const popup = await openPopup(page);
    await fillIn(popup, { ...live.harness.world.connections.lytics });
    await submit(popup);
    expect(await endingOf(page)).toEqual({
      result: expect.objectContaining({
        result: 'success',
        integration: 'lytics',
        integrated_account_id: expect.any(String),
      }),
    });
    await page.context().close();
  });

  it('in a popup resolves only once the fields are mapped or put off', async () => {
    const [field] = hostFields;
    const page = await openProduct({ iframe: false }, { host_fields: field === undefined ? [] : [field] });
    const popup = await openPopup(page);
    await fillIn(popup, { ...live.harness.world.connections.lytics });
    await submit(popup);
    await shows(popup, 'Match your fields');
    expect(await page.evaluate('window.ending')).toBeUndefined();
    await popup.getByRole('button', { name: 'Do this later' }).click();
    expect(await endingOf(page)).toMatchObject({ result: { result: 'success', integration: 'lytics' } });
  });

  it('in a popup that offers several platforms opens the one that was asked for', async () => {
    const page = await openProduct({ iframe: false, integration: 'segment' }, { integrations: ['braze', 'segment'] });
    expect(await shows(await openPopup(page), 'Connect Twilio Segment')).toBe(true);
    await page.context().close();
  });

  it('in a popup rejects with "closed" when the visitor cancels', async () => {
    const page = await openProduct({ iframe: false });
    await (await openPopup(page)).getByRole('button', { name: 'Cancel' }).click();
    expect(await endingOf(page)).toEqual({ error: 'closed' });
    await page.context().close();
  });

  it('in a popup rejects with the error of a link that is over', async () => {
    const page = await openProduct({ iframe: false }, { expires_in: 60 });
    live.harness.clock.advance(60_000);
    await openPopup(page);
    expect(await endingOf(page)).toMatchObject({ error: { error_type: 'invalid_token' } });
    await page.context().close();
  });

  it('rejects with "blocked" when the browser opens no window', async () => {
    const { token } = await live.link({ integrations: ['lytics'], allowed_origins: [live.product] });
    const wish = JSON.stringify([token, { baseUrl: live.crosswalk, iframe: false }]);
    // Without a press of a visitor there is no leave to open one.
    live.serve(
      '/at-once',
      `<!doctype html><button></button><script type="module">
      import '/truto.js';
      window.begin(...${wish});
    </script>`,
    );
    const page = await openWindow(browser);
    await page.goto(`${live.product}/at-once`);
    expect(await endingOf(page)).toEqual({ error: 'blocked' });
    await page.context().close();
  });

  it('in the same window comes back to the product with the account', async () => {
    const page = await openProduct({ sameWindow: true }, { redirect_uri: `${live.product}/done` });
    live.serve('/done', '<h1>Back at Northwind</h1>');
    await page.getByRole('button').click();
    expect(await shows(page, 'Connect Lytics')).toBe(true);
    await fillIn(page, { ...live.harness.world.connections.lytics });
    await submit(page);
    expect(await shows(page, 'Back at Northwind')).toBe(true);
    expect(new URL(page.url()).searchParams.get('result')).toBe('success');
    await page.context().close();
  });
});

describe('Truto’s own rapidForm, unmodified,', () => {
  const wishes = {
    integration: 'braze',
    additionalContext: { points: 'score' },
    preventDeselect: { given_name: { message: 'Letters begin with it.' } },
    disabledFields: { tier: { message: 'Your plan is set by Northwind.' } },
  };

  async function openForm(options: object) {
    const account = await linkNew(live.harness, 'braze');
    await saveMap(live.harness, account, { given_name: { field: 'first_name' }, tier: { attribute: 'plan' } });
    const body = { integrated_account_id: account, allowed_origins: [live.product] };
    const made = await live.harness.call('POST', '/integrated-account/token', { body });
    const token = textOf(objectOf(made.body)['token']);
    return { account, page: await openPage(token, { ...wishes, ...options }, 'rapidForm') };
  }

  /** Uses the page as its customer: what is filled in, what is held, and the rest. */
  async function save(form: Page): Promise<void> {
    await shows(form, 'Match your fields');
    expect(await form.locator('#field-tier').isDisabled()).toBe(true);
    expect(await form.locator('#field-tier').inputValue()).toBe('attribute:plan');
    expect(await form.locator('#field-given_name option[value=""]').isDisabled()).toBe(true);
    expect(await form.locator('#other-points').inputValue()).toBe('score');
    await form.getByRole('button', { name: 'Save' }).click();
  }

  async function expectSaved(account: string): Promise<void> {
    const { body } = await live.harness.call('GET', mapPath(account));
    expect(body).toMatchObject({
      saved_by: 'customer',
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'tier', mapping: { attribute: 'plan' } }),
        expect.objectContaining({ name: 'points', mapping: { attribute: 'score' } }),
      ]),
    });
  }

  it.each(['', '/'])(
    'in a popup honours its three options, and resolves (base address ending in "%s")',
    async (end) => {
      const { account, page } = await openForm({ iframe: false, baseUrl: `${live.crosswalk}${end}` });
      const popup = await openPopup(page);
      await save(popup);
      expect(await endingOf(page)).toMatchObject({ result: { result: 'success', integrated_account_id: account } });
      await expectSaved(account);
      await page.context().close();
    },
  );

  it('in the same window honours its three options', async () => {
    const { account, page } = await openForm({ sameWindow: true });
    await page.getByRole('button').click();
    await shows(page, 'Match your fields');
    await photograph(page, 'truto-rapid-form');
    await save(page);
    expect(await shows(page, 'Your fields are matched')).toBe(true);
    await expectSaved(account);
    await page.context().close();
  });

  it('in a popup rejects with the reason when a name is wrong', async () => {
    const { page } = await openForm({ iframe: false, disabledFields: { teir: { message: 'No.' } } });
    await openPopup(page);
    expect(await endingOf(page)).toMatchObject({
      error: { error_type: 'validation_error', error: expect.stringContaining('Did you mean tier?') },
    });
    await page.context().close();
  });
});

import { type Browser, type Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChromium } from '../chromium.ts';
import { crosswalk, elsewhere, type HostPage, openHostPage, success, tell } from './host-page.ts';

const { is_truto: _, ...result } = success;
const closed = { rejected: expect.objectContaining({ name: 'ConnectError', code: 'closed' }) };

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

const dialogs = () => host.page.locator('dialog').count();

describe('a visit in a frame', () => {
  it('resolves with what the page says that was connected, and takes the dialog away', async () => {
    await host.begin('one');
    const frame = await host.frame('one');
    expect(await dialogs()).toBe(1);
    await tell(frame, success);
    expect(await host.ending('one')).toEqual(result);
    expect(await dialogs()).toBe(0);
  });

  it.each([
    ['invalid_token', 'invalid_token'],
    ['cookies_blocked', 'cookies_blocked'],
    ['a_type_of_tomorrow', 'failed'],
  ])('rejects when the page says that it failed: %s', async (errorType, code) => {
    await host.begin('one');
    const details = { integration: 'braze', integrated_account_id: 'acc_1' };
    await tell(await host.frame('one'), {
      is_truto: true,
      result: 'error',
      error: 'Why.',
      error_type: errorType,
      ...details,
    });
    const rejected = {
      name: 'ConnectError',
      code,
      message: 'Why.',
      integration: 'braze',
      integratedAccountId: 'acc_1',
    };
    expect(await host.ending('one')).toEqual({ rejected });
    expect(await dialogs()).toBe(0);
  });

  it('rejects as closed when the customer cancels on the page', async () => {
    await host.begin('one');
    await tell(await host.frame('one'), 'closed');
    expect(await host.ending('one')).toEqual(closed);
  });

  it('hears nobody but the page that it shows', async () => {
    const others: Frame[] = [];
    for (const address of [`${crosswalk}/another`, `${elsewhere}/`]) {
      const shown = host.page.waitForEvent('framenavigated', (frame) => frame.url() === address);
      await host.page.evaluate((source) => {
        document.body.appendChild(document.createElement('iframe')).src = source;
      }, address);
      others.push(await shown);
    }
    await host.begin('one');
    const frame = await host.frame('one');
    await host.page.evaluate((message) => window.postMessage(message, '*'), success);
    for (const other of others) await tell(other, success);
    await tell(frame, { ...success, is_truto: undefined });
    await tell(frame, { is_truto: true, result: 'success' });
    await tell(frame, { ...success, integrated_account_id: 'acc_2' });
    expect(await host.ending('one')).toMatchObject({ integrated_account_id: 'acc_2' });
  });

  it('does not hear a page of another origin that its frame was led to', async () => {
    await host.begin('one');
    const frame = await host.frame('one');
    await frame.goto(elsewhere);
    await tell(frame, success);
    expect(await host.page.evaluate(() => window.host.ended)).toEqual([]);
    await frame.goto(`${crosswalk}/connect-account/back`);
    await tell(frame, { ...success, integrated_account_id: 'acc_2' });
    expect(await host.ending('one')).toMatchObject({ integrated_account_id: 'acc_2' });
  });

  it('is kept apart from others at the same time', async () => {
    await host.begin('one');
    await host.begin('two');
    const [one, two] = [await host.frame('one'), await host.frame('two')];
    await tell(two, { ...success, integration: 'lytics' });
    expect(await host.ending('two')).toMatchObject({ integration: 'lytics' });
    expect(await dialogs()).toBe(1);
    await tell(one, 'closed');
    expect(await host.ending('one')).toEqual(closed);
    expect(await host.page.evaluate(() => window.host.ended)).toEqual(['two', 'one']);
  });

  it('ends with its signal, with the reason of it', async () => {
    await host.begin('one');
    await host.frame('one');
    await host.page.evaluate(() => window.host.abort('one', 'enough'));
    expect(await host.ending('one')).toEqual({ rejected: 'enough' });
    expect(await dialogs()).toBe(0);
  });

  it('shows nothing when its signal is aborted already', async () => {
    await host.begin('one', { aborted: 'never mind' });
    expect(await host.ending('one')).toEqual({ rejected: 'never mind' });
    expect(host.visited).toEqual([]);
  });

  it('ends when no token comes, with what that was rejected with', async () => {
    await host.begin('one', { withoutToken: 'no server' });
    expect(await host.ending('one')).toEqual({ rejected: 'Error: no server' });
    expect(await dialogs()).toBe(0);
    expect(host.visited).toEqual([]);
  });

  it('leaves no listener, no style and no scroll lock behind', async () => {
    const devtools = await host.context.newCDPSession(host.page);
    const listeners = async () => {
      const found = [];
      for (const expression of ['window', 'document']) {
        const { result: target } = await devtools.send('Runtime.evaluate', { expression });
        const answer = await devtools.send('DOMDebugger.getEventListeners', { objectId: target.objectId ?? '' });
        found.push(...answer.listeners.map(({ type }) => type));
      }
      return found;
    };
    const before = await listeners();
    const elements = () => host.page.locator('html *').count();
    const elementsBefore = await elements();
    await host.begin('one');
    const frame = await host.frame('one');
    expect(await listeners()).not.toEqual(before);
    const overflow = () => host.page.evaluate(() => getComputedStyle(document.documentElement).overflow);
    expect(await overflow()).toBe('hidden');
    await tell(frame, success);
    await host.ending('one');
    expect(await listeners()).toEqual(before);
    expect(await overflow()).toBe('visible');
    expect(await host.page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(await elements()).toBe(elementsBefore);
  });

  it('can fill an element of the page, without a dialog', async () => {
    await host.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('div'), { id: 'box', style: 'height: 400px' }));
    });
    await host.begin('one', { within: '#box' });
    const frame = await host.frame('one');
    expect(await dialogs()).toBe(0);
    expect(await host.page.locator('#box iframe').boundingBox()).toMatchObject({ height: 400 });
    await tell(frame, success);
    expect(await host.ending('one')).toEqual(result);
    expect(await host.page.locator('#box iframe').count()).toBe(0);
  });
});

describe('the address', () => {
  it.each([
    [crosswalk, '/connect-account'],
    [`${crosswalk}/`, '/connect-account'],
    [`${crosswalk}/crosswalk//`, '/crosswalk/connect-account'],
  ])('below %s is %s', async (baseUrl, path) => {
    await host.begin('one', { baseUrl });
    await host.frame('one');
    expect(host.visited.map(({ pathname }) => pathname)).toEqual([path]);
  });

  it('says what is wanted by the names that Truto has for it', async () => {
    const integrations = ['braze', 'lytics'];
    const format = { authFormat: 'api_key' } as const;
    await host.begin('one', { integration: 'braze', integrations, noBack: true, skipRapidForm: true, ...format });
    await host.frame('one');
    expect(Object.fromEntries(host.visited[0]?.searchParams ?? [])).toEqual({
      link_token: 'token of one',
      integration: 'braze',
      integrations: 'braze,lytics',
      no_back: 'true',
      auth_format: 'api_key',
      skip_rapid_form: 'true',
      iframe: 'true',
    });
  });

  it('of the mapping of fields has the account token', async () => {
    await host.begin('one', { map: true });
    const frame = await host.frame('one');
    expect(host.visited.map(({ pathname }) => pathname)).toEqual(['/connect-account/post-connect']);
    expect(Object.fromEntries(host.visited[0]?.searchParams ?? [])).toEqual({
      integrated_account_session_token: 'token of one',
      iframe: 'true',
    });
    await tell(frame, success);
    expect(await host.ending('one')).toEqual(result);
  });

  it('of the mapping of fields says what is wanted by the names and in the form that Truto has for it', async () => {
    const disabledFields = { tier: { message: 'Ask & wait.' } };
    const options = { additionalContext: { list_id: 12 }, preventDeselect: ['points'], disabledFields };
    await host.begin('one', { map: true, integration: 'braze', ...options });
    await host.frame('one');
    expect(Object.fromEntries(host.visited[0]?.searchParams ?? [])).toEqual({
      integrated_account_session_token: 'token of one',
      integration: 'braze',
      truto_additional_context: '{"list_id":12}',
      truto_prevent_deselect: '["points"]',
      truto_disabled_fields: '{"tier":{"message":"Ask & wait."}}',
      iframe: 'true',
    });
  });

  it.each(['', 'javascript:alert(1)//', 'data:text/html,x', 'http://'])('is never made of "%s"', async (baseUrl) => {
    await host.begin('one', { baseUrl });
    expect(await host.ending('one')).toEqual({ rejected: expect.stringContaining('TypeError') });
    expect(await host.page.locator('iframe').count()).toBe(0);
  });
});

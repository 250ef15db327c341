import { type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core';
import { bundle } from './bundle.ts';
import type { Ending, Wish } from './host-script.ts';

const product = 'https://app.test';
export const crosswalk = 'https://crosswalk.test';
/** Neither of them. */
export const elsewhere = 'https://elsewhere.test';

export const success = {
  is_truto: true,
  result: 'success',
  integration: 'braze',
  integrated_account_id: 'acc_1',
};

export interface HostOptions {
  /** The script of the product's page, in this folder. */
  script?: string;
  body?: string;
  language?: string;
  /** The content security policy of the product's page. */
  policy?: string;
  /** What Crosswalk says of every token before its page is opened; `null`: it answers nothing of the kind. */
  finding?: { is_open: boolean; is_told?: boolean; message?: string } | null;
}

/** The page of a product that uses the SDK, and pages of a Crosswalk on another origin, which do what a test says. */
export interface HostPage {
  context: BrowserContext;
  page: Page;
  /** Addresses of Crosswalk that were asked for. */
  visited: URL[];
  /** Begins a visit, by a click. */
  begin(name: string, wish?: Partial<Wish>): Promise<void>;
  ending(name: string): Promise<Ending | undefined>;
  /** The frame that shows the page of this visit, once it does. */
  frame(name: string): Promise<Frame>;
}

/** Every address of `crosswalk` answers a page of Crosswalk; nothing leaves the browser. */
export async function openHostPage(browser: Browser, options: HostOptions = {}): Promise<HostPage> {
  const { script = 'host-script.ts', body = '<button>Begin</button>', language = 'en', policy } = options;
  const { finding = { is_open: true, is_told: true } } = options;
  const context = await browser.newContext({ locale: 'en-GB' });
  const visited: URL[] = [];
  const code = await bundle(script);
  const html = `<!doctype html><html lang="${language}"><title>Product</title><main>${body}</main><script type="module" src="/host.js"></script>`;
  await context.route('**', (route) => route.abort());
  await context.route(`${product}/**`, (route) => {
    if (new URL(route.request().url()).pathname === '/host.js') {
      return route.fulfill({ contentType: 'text/javascript', body: code });
    }
    const headers = policy === undefined ? {} : { 'content-security-policy': policy };
    return route.fulfill({ contentType: 'text/html', body: html, headers });
  });
  await context.route(`${crosswalk}/**`, (route) => {
    visited.push(new URL(route.request().url()));
    const page =
      '<!doctype html><html lang="en"><title>Connect</title><main><h1>Crosswalk</h1><input aria-label="Key"></main>';
    return route.fulfill({ contentType: 'text/html', body: page });
  });
  await context.route(`${crosswalk}/**/connect-account/check`, (route) => {
    if (finding === null) return route.fulfill({ status: 404 });
    return route.fulfill({ json: finding, headers: { 'access-control-allow-origin': '*' } });
  });
  await context.route(`${elsewhere}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  );
  const page = await context.newPage();
  await page.goto(product);

  return {
    context,
    page,
    visited,
    begin: (name, wish = {}) =>
      page.evaluate(([title, given]) => window.host.begin(title, given), [
        name,
        { baseUrl: crosswalk, ...wish },
      ] as const),
    ending: (name) => page.evaluate((title) => window.host.ending(title), name),
    async frame(name) {
      const isShown = (frame: Frame) => frame.url().includes(`=token+of+${name}`);
      const frame = page.frames().find(isShown) ?? (await page.waitForEvent('framenavigated', isShown));
      await frame.waitForLoadState();
      return frame;
    },
  };
}

/** Sends a message from a page of Crosswalk to the product, as the real page does. */
export function tell(frame: Frame, message: unknown): Promise<void> {
  return frame.evaluate((data) => (window.opener ?? window.parent).postMessage(data, '*'), message);
}

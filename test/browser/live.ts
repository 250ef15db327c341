import { createServer, type Server } from 'node:http';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type Page } from 'playwright-core';
import { toNodeHandler } from '../../src/runtime/node-handler.ts';
import { type Harness, objectOf, startHarness, tenant, textOf } from '../harness.ts';
import { type JsonObject } from '../../src/mapping/index.ts';

/** Crosswalk and a product that uses it, each on an origin of its own, for a browser. */
export interface Live {
  harness: Harness;
  /** Origin of Crosswalk. */
  crosswalk: string;
  /** Origin of the product: another site. */
  product: string;
  /** Makes the product answer this page at a path. */
  serve(path: string, html: string, type?: string): void;
  /** A link token, with the address of its page. */
  link(settings?: JsonObject): Promise<{ id: string; token: string; url: string }>;
  close(): Promise<void>;
}

const screenshots = fileURLToPath(new URL('../../dist/screenshots/', import.meta.url));

/** Writes what a person would see to `dist/screenshots/`, to be looked at. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true, animations: 'disabled' });
}

async function listen(server: Server, host: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return `http://${host}:${address.port}`;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Starts both. Time stands still in Crosswalk but for what a request waits. */
export async function startLive(): Promise<Live> {
  const pages = new Map<string, { html: string; type: string }>();
  const crosswalkServer = createServer(
    toNodeHandler({ fetch: (request) => harness.clock.advanceUntil(harness.crosswalk.fetch(request)) }),
  );
  const crosswalk = await listen(crosswalkServer, '127.0.0.1');
  const harness = await startHarness({ people: 1, crosswalk: { publicUrl: new URL(crosswalk) } });
  const productServer = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://product').pathname);
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': page?.type ?? 'text/plain' });
    response.end(page?.html ?? 'no such page');
  });
  const product = await listen(productServer, 'localhost');
  return {
    harness,
    crosswalk,
    product,
    serve: (path, html, type = 'text/html; charset=utf-8') => pages.set(path, { html, type }),
    async link(settings = {}) {
      const isNew = settings['integrated_account_id'] === undefined;
      const body = { ...(isNew ? { tenant_id: tenant, sandbox: true } : {}), ...settings };
      const answer = await harness.call('POST', '/link-token', { body });
      if (answer.status !== 201) throw new Error(answer.text);
      const { id, link_token: token } = objectOf(answer.body);
      return { id: textOf(id), token: textOf(token), url: `${crosswalk}/connect-account?link_token=${textOf(token)}` };
    },
    async close() {
      await stop(crosswalkServer);
      await stop(productServer);
      await harness.close();
    },
  };
}

/** A window of its own with no past, as every test wants one. */
export async function openWindow(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 700, height: 800 }, ...options });
  return context.newPage();
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Crosswalk } from '../../src/index.ts';
import { type SignInStage, startSignInStage } from './sign-in-stage.ts';
import { createVisitor, type Seen, type Visitor } from './visitor.ts';

const origin = 'https://crosswalk.test';
const vendor = /^https:\/\/login\./;

let stage: SignInStage;
let crosswalk: Crosswalk;
/** In the frame, where the visit begins; and in the window, where it is to go on. */
let frame: Visitor;
let window: Visitor;

beforeAll(async () => {
  stage = await startSignInStage(origin);
  crosswalk = stage.build();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.server.requests.length = 0;
  frame = createVisitor(crosswalk, stage.server, origin);
  window = createVisitor(crosswalk, stage.server, origin);
});

let tenants = 0;

/** A visit in a frame, up to the page that opens a window. */
async function beginInFrame() {
  const tenantId = `carried-${(tenants += 1)}`;
  const settings = {
    integrations: ['northwind'],
    allowed_origins: ['https://app.example'],
    end_user: { name: 'Mallory', email: 'mallory@app.example' },
  };
  const { token } = await crosswalk.links.create({ tenantId, settings });
  const address = `${origin}/connect-account?link_token=${token}`;
  const form = await frame.open(address);
  const leaving = await frame.submit(form, {}, /\/authorize\?/);
  const page = await frame.open(leaving.url.href, undefined, { 'sec-fetch-dest': 'iframe' });
  const [, carrying = ''] = /href="([^"]+carry=[^"]+)"/.exec(page.text) ?? [];
  return { tenantId, address, leaving, page, form, carry: new URL(carrying.replaceAll('&amp;', '&'), origin) };
}

const csrfOf = ({ text }: Seen) => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
const accountsOf = (tenantId: string) => crosswalk.api.accounts.list({ tenantId }, { limit: 10 });

/** Signs in at the vendor and allows access. */
async function allow(visitor: Visitor, login: Seen): Promise<Seen> {
  const consent = await visitor.submit(login, { prompt: 'login', login: 'ada', password: 'any' });
  return visitor.submit(consent, { prompt: 'consent' });
}

describe('a visit that is carried from a frame to a window', () => {
  it('goes on to the vendor only after the visitor has seen for whom, on a page that no frame can hold', async () => {
    const { tenantId, carry, page } = await beginInFrame();
    expect(page.headers.get('refresh')).toBeNull();
    expect(page.text).toContain('For Mallory');

    const asked = await window.open(carry.href, undefined, { 'sec-fetch-site': 'same-origin' });
    expect([asked.url.origin, asked.status, asked.headers.get('refresh')]).toEqual([origin, 200, null]);
    expect(asked.url.search).not.toContain('carry');
    expect(asked.text).toContain('For Mallory');
    expect(asked.text).toContain('mallory@app.example');
    expect(asked.text).not.toContain('login.northwind.example');
    expect(asked.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await window.open(asked.url.href, vendor)).url.origin).toBe(origin);

    const login = await window.submit(asked);
    expect(login.url.host).toBe('login.northwind.example');
    expect((await allow(window, login)).text).toContain('Northwind is connected');
    expect(await accountsOf(tenantId)).toHaveLength(1);
  });

  it.each(['none', 'cross-site', 'same-site'])('does not begin by a way that is %s', async (site) => {
    const { carry } = await beginInFrame();
    const refused = await window.open(carry.href, undefined, { 'sec-fetch-site': site });
    expect([refused.url.origin, refused.status]).toEqual([origin, 403]);
    expect(refused.headers.getSetCookie()).toEqual([]);
    expect((await window.open(carry.href)).text).toContain('For Mallory');
  });

  it('goes on in one window only', async () => {
    const { carry } = await beginInFrame();
    const others = [
      window,
      createVisitor(crosswalk, stage.server, origin),
      createVisitor(crosswalk, stage.server, origin),
    ];
    const seen = await Promise.all(others.map((visitor) => visitor.open(carry.href)));
    expect(seen.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(seen.filter(({ status }) => status === 403)).toHaveLength(2);
  });

  it('is shown again to the window that has it', async () => {
    const { carry } = await beginInFrame();
    await window.open(carry.href);
    expect((await window.open(carry.href)).text).toContain('For Mallory');
  });

  it('is confirmed by the page of the window alone: what the frame knows does not do', async () => {
    const { carry, form } = await beginInFrame();
    const asked = await window.open(carry.href);
    const forged = await window.submit(asked, { csrf: csrfOf(form) });
    expect(forged.status).toBe(403);
    expect((await window.open(asked.url.href, vendor)).url.origin).toBe(origin);
  });

  it('links nothing by the vendor’s page before it is confirmed', async () => {
    const { tenantId, carry, leaving } = await beginInFrame();
    const direct = await frame.open(leaving.url.href, vendor);
    await window.open(carry.href);
    await allow(window, await window.open(direct.url.href));
    expect(stage.server.requests).toEqual([]);
    expect(await accountsOf(tenantId)).toEqual([]);
  });

  it('is not confirmed by opening the link', async () => {
    const { carry, address, leaving } = await beginInFrame();
    await window.open(carry.href);
    await window.open(address);
    expect((await window.open(leaving.url.href, vendor)).status).toBe(403);
  });

  it.each([
    ['a text of somebody else', (carry: URL) => carry.searchParams.set('carry', 'Y2FycnkgbWU')],
    ['no text', (carry: URL) => carry.searchParams.delete('carry')],
  ])('does not go on with %s', async (_case, change) => {
    const { carry } = await beginInFrame();
    change(carry);
    const refused = await window.open(carry.href);
    expect([refused.url.host, refused.status]).toEqual([new URL(origin).host, 403]);
  });
});

describe('the address that leads to the vendor’s page', () => {
  it('is good for the visit that it was made for, and no other of the same link', async () => {
    const { address, leaving } = await beginInFrame();
    await window.open(address);
    expect((await window.open(leaving.url.href, vendor)).status).toBe(403);
    expect((await frame.open(leaving.url.href, vendor)).url.host).toBe('login.northwind.example');
  });
});

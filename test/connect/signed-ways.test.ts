import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Crosswalk } from '../../src/index.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { type SignInStage, startSignInStage } from '../oauth/sign-in-stage.ts';
import { createVisitor } from '../oauth/visitor.ts';

const origin = 'https://crosswalk.test';

let stage: SignInStage;
let crosswalk: Crosswalk;
/** Milliseconds that the time of Crosswalk is ahead. */
let ahead = 0;

beforeAll(async () => {
  stage = await startSignInStage(origin);
  crosswalk = stage.build({ clock: { ...systemClock, now: () => systemClock.now() + ahead } });
});
afterAll(() => stage.close());

const browser = () => createVisitor(crosswalk, stage.server, origin);

/** The address at which a link begins. */
async function newLink(): Promise<string> {
  const settings = { integrations: ['northwind'], allowed_origins: ['https://app.example'] };
  const { token } = await crosswalk.links.create({ tenantId: 'acme', settings });
  return `${origin}/connect-account?link_token=${token}`;
}

describe('the address by which a window goes on', () => {
  it.each([
    [60_000, 200],
    [120_000, 403],
  ])('answers %i milliseconds later with %i', async (later, status) => {
    const frame = browser();
    const form = await frame.open(await newLink());
    const leaving = await frame.submit(form, {}, /\/authorize\?/);
    const page = await frame.open(leaving.url.href, undefined, { 'sec-fetch-dest': 'iframe' });
    const [, carrying = ''] = /href="([^"]+carry=[^"]+)"/.exec(page.text) ?? [];
    ahead += later;
    const opened = await browser().open(new URL(carrying.replaceAll('&amp;', '&'), origin).href);
    expect(opened.status).toBe(status);
  });
});

describe('what went wrong on the page of a vendor', () => {
  it('is said on the form of its own link, and of no other', async () => {
    const visitor = browser();
    const form = await visitor.open(await newLink());
    const login = await visitor.submit(form);
    const [, abort = ''] = /href="([^"]+\/abort)"/.exec(login.text) ?? [];
    const back = await visitor.open(new URL(abort, login.url).href);
    expect(back.text).toContain('Access was not allowed at Northwind');
    const other = await visitor.open(await newLink());
    const moved = await visitor.open(`${other.url.href}${back.url.search}`);
    expect(moved.status).toBe(200);
    expect(moved.text).not.toContain('Access was not allowed');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/api/connect-page/index.ts';
import { type JsonObject } from '../../src/mapping/index.ts';
import { actionOf, hostFields, linkNew } from '../field-maps/kit.ts';
import { type Answer, type Harness, objectOf, startHarness, textOf, vendorNames, type VendorName } from '../harness.ts';
import { createLink, createVisitor, redirectOf, type Visitor } from './visitor.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  for (const body of hostFields) await harness.call('POST', '/integration/iterable/host-fields', { body });
});
afterAll(() => harness.close());

/** Sees pages, the same ones whatever the language. @param stranger another browser, of the same language */
type Walk = (visitor: Visitor, stranger: Visitor) => Promise<Answer[]>;

/** What is the same in another language, what the vendor calls its lists, and the fields of the product. */
const names = new Set([
  'Twilio Segment',
  'Space ID',
  'In Iterable',
  'Business plan',
  'Customers in Japan',
  'Frequent users',
  'Marketing Message',
  'Transactional Message',
  ...hostFields.map(({ label }) => textOf(label)),
]);

const product = { theme: { product_name: 'Northwind' }, end_user: { name: 'Ada' } };

async function openForm(visitor: Visitor, vendor: VendorName, settings: JsonObject = {}) {
  const { url } = await createLink(harness, { ...product, integrations: [vendor], ...settings });
  return visitor.open(url);
}

const refuse = (vendor: VendorName, typed: Record<string, string>): Walk => {
  return async (visitor) => {
    const form = await openForm(visitor, vendor);
    return [await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections[vendor], ...typed }))];
  };
};

/** The mapping page of a new account that a token was made for. @param options what else stands in its address */
async function openMapping(visitor: Visitor, options = '') {
  const account = await linkNew(harness, 'iterable');
  const { body } = await harness.call('POST', '/integrated-account/token', {
    body: { integrated_account_id: account },
  });
  const token = textOf(objectOf(body)['token']);
  const opened = await visitor.get(`/connect-account/post-connect?integrated_account_session_token=${token}${options}`);
  const path = redirectOf(opened);
  const page = await visitor.get(path);
  const send = (fields: Record<string, string>, shown = page) =>
    visitor.post(actionOf(shown), { ...visitor.fill(shown, {}), ...fields });
  return { account, path, page, send };
}

const given = { 'map.given_name': 'field:first_name' };

const walks: Record<string, Walk> = {
  'the choice': async (visitor) => [await visitor.open((await createLink(harness, product)).url)],
  'the forms': (visitor) => Promise.all(vendorNames.map((vendor) => openForm(visitor, vendor))),
  'fields that are empty': refuse('braze', { instance: '', api_key: '' }),
  'fields that nobody could mean': refuse('braze', { instance: 'US-99', api_key: 'ключ' }),
  'no credential at all': async (visitor) => {
    const form = await openForm(visitor, 'segment');
    return [await visitor.post(form.path, visitor.fill(form, { region: 'US' }))];
  },
  'credentials that are refused': async (visitor, stranger) => [
    ...(await refuse('braze', { api_key: 'wrong' })(visitor, stranger)),
    ...(await refuse('iterable', { api_key: 'wrong' })(visitor, stranger)),
    ...(await refuse('segment', { public_token: 'wrong', profile_token: 'wrong' })(visitor, stranger)),
    ...(await refuse('lytics', { api_token: 'wrong' })(visitor, stranger)),
  ],
  'a refusal that the definition does not explain': async (visitor, stranger) => {
    harness.sandbox.iterable.faults.add({ fault: { kind: 'status', status: 410 } });
    return refuse('iterable', {})(visitor, stranger);
  },
  'a vendor that is busy': async (visitor, stranger) => {
    harness.sandbox.braze.faults.add({ fault: { kind: 'status', status: 429 } });
    return refuse('braze', {})(visitor, stranger);
  },
  'a vendor that is down': async (visitor, stranger) => {
    harness.sandbox.braze.faults.add({ fault: { kind: 'status', status: 503 } });
    return refuse('braze', {})(visitor, stranger);
  },
  'an account that does not work any more': async (visitor) => {
    const account = await linkNew(harness, 'lytics');
    harness.sandbox.lytics.faults.add({ fault: { kind: 'status', status: 401 } });
    await harness.call('GET', `/proxy/account?integrated_account_id=${account}`);
    harness.sandbox.lytics.faults.clear();
    return [await visitor.open((await createLink(harness, { ...product, integrated_account_id: account })).url)];
  },
  'the end, well and otherwise': async (visitor, stranger) => {
    const form = await openForm(visitor, 'segment');
    const filled = visitor.fill(form, { ...harness.world.connections.segment });
    const linked = await visitor.get(redirectOf(await visitor.post(form.path, filled)));
    const again = await stranger.get(form.path);
    const other = await openForm(visitor, 'lytics');
    const cancelled = await visitor.post(other.path.replace('/lytics', ''), visitor.fill(other, {}));
    return [linked, again, cancelled];
  },
  'links that do not work': async (visitor) => {
    const used = await createLink(harness, product);
    await harness.call('DELETE', `/link-token/${used.id}`);
    const foreign = await openForm(visitor, 'braze');
    return [
      await visitor.open(used.url),
      await visitor.open('/connect-account?link_token=unknown'),
      await visitor.open('/connect-account/post-connect?integrated_account_session_token=unknown'),
      await visitor.post(foreign.path, { csrf: 'guessed' }),
      await visitor.get(foreign.path.replace('/braze', '/lytics')),
      await visitor.post(foreign.path, { csrf: 'x'.repeat(70_000) }),
    ];
  },
  'the mapping of fields': async (visitor) => {
    const { account, path, page, send } = await openMapping(visitor);
    const wrong = await send({
      'map.tier': 'other',
      'map.points': 'attribute:plan',
      'map.joined': 'other',
      'other.joined': 'x'.repeat(300),
      action: 'save',
    });
    const previewed = await send({ ...given, user: 'person-0001@example.com', action: 'preview' });
    const missing = await send({ ...given, user: 'nobody', action: 'preview' });
    const unknown = await send({ ...given, user: 'planet:mars', action: 'preview' });
    const saved = await send({ ...given, action: 'save' });
    const outdated = await send({ ...given, 'map.tier': 'other', 'other.tier': 'level', action: 'save' });
    const undone = await visitor.get(redirectOf(await send({ action: 'undo' }, outdated)));
    harness.clock.advance(60_000);
    harness.sandbox.iterable.faults.add({ path: '/api/users', fault: { kind: 'status', status: 503 } });
    const silent = await send({ ...given, user: 'person-0001@example.com', action: 'preview' }, undone);
    const failures: Answer[] = [];
    for (const status of [503, 400, 401]) {
      harness.sandbox.iterable.faults.clear();
      harness.sandbox.iterable.faults.add({ fault: { kind: 'status', status } });
      harness.clock.advance(60_000);
      failures.push(await visitor.get(path));
    }
    await harness.call('DELETE', `/integrated-account/${account}`);
    return [page, wrong, previewed, missing, unknown, saved, outdated, undone, silent, ...failures];
  },
  'fields that are not the customer’s to change': async (visitor) => {
    const wishes = { truto_disabled_fields: '["tier"]', truto_prevent_deselect: '["given_name"]' };
    const context = { truto_additional_context: '{"given_name":"firstName"}' };
    const { page, send } = await openMapping(visitor, `&${new URLSearchParams({ ...wishes, ...context }).toString()}`);
    return [page, await send({ 'map.given_name': '', 'map.tier': 'other', 'other.tier': 'level', action: 'save' })];
  },
};

/** What a person sees or hears of a page, piece by piece. */
function piecesOf({ text }: Answer): string[] {
  const main = text.replaceAll(/<(script|style)[^]*?<\/\1>/g, '');
  const spoken = [
    ...main.matchAll(/ (?:aria-label|title|alt|data-(?:title|missing|wrong|choice|checking|offline))="([^"]*)"/g),
  ];
  const shown = main.replaceAll(/<[^>]+>/g, '\n').split('\n');
  return [...spoken.map(([, words = '']) => words), ...shown].map((piece) => piece.trim());
}

/** Of two words or more, and no name: numbers, ids and single words may be the same in two languages. */
const isSentence = (piece: string) => /\p{L}{2,}[\s,]+\p{L}{2,}/u.test(piece) && !names.has(piece);

/** A visitor whose browser asks for a language. */
function speaking(tag: string): Visitor {
  const visitor = createVisitor(harness);
  const asking = (headers: Record<string, string> = {}) => ({ 'accept-language': tag, ...headers });
  return {
    ...visitor,
    get: (path, headers) => visitor.get(path, asking(headers)),
    post: (path, fields, headers) => visitor.post(path, fields, asking(headers)),
    open: (url, headers) => visitor.open(url, asking(headers)),
  };
}

async function sentencesOf(walk: Walk, tag: string): Promise<Set<string>> {
  for (const vendor of vendorNames) harness.sandbox[vendor].faults.clear();
  // Vendors bound how often one asks, and what was listed is taken as it was for a while.
  harness.clock.advance(60_000);
  const pages = await walk(speaking(tag), speaking(tag));
  return new Set(pages.flatMap(piecesOf).filter(isSentence));
}

const english = new Map<Walk, Promise<Set<string>>>();

/** What is said in English, read once however many languages are compared with it. */
function inEnglish(walk: Walk): Promise<Set<string>> {
  const sentences = english.get(walk) ?? sentencesOf(walk, 'en');
  english.set(walk, sentences);
  return sentences;
}

describe.each(Object.keys(languages).filter((tag) => tag !== 'en'))('in %s nothing is left in English of', (tag) => {
  it.each(Object.entries(walks))('%s', async (_, walk) => {
    const sentences = await inEnglish(walk);
    expect(sentences.size).toBeGreaterThan(0);
    const left = [...(await sentencesOf(walk, tag))].filter((sentence) => sentences.has(sentence));
    expect(left).toEqual([]);
  });
});

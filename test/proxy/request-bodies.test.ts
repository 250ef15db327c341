import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectOf } from '../harness.ts';
import { type Acme, startAcme } from './acme.ts';

let acme: Acme;
beforeAll(async () => {
  const record = { type: 'object[]' };
  acme = await startAcme({
    'notes.create': { post: '/notes', summary: 'Create.', body: { text: 'string!' }, max_bytes: 40 },
    'notes.rename': { post: '/notes/rename', summary: 'Rename.', whole_body: 'string!' },
    'files.create': { post: '/files', summary: 'Upload.', sends: 'csv', whole_body: 'object[]!' },
    'queries.create': { post: '/queries', summary: 'Save.', sends: 'text', whole_body: 'string!' },
    'sessions.create': { post: '/sessions', summary: 'Log in.', sends: 'form', body: { user: 'string!' } },
    'users.track': {
      post: '/users/track',
      summary: 'Track.',
      body: { events: record, purchases: record },
      batch: { arrays: ['events', 'purchases'], max: 3 },
    },
    'users.sort': {
      post: '/users/sort',
      summary: 'Sort.',
      body: { left: record, right: record },
      batch: { arrays: ['left', 'right'], max: 2, each: true },
    },
  });
});
afterAll(() => acme.close());
beforeEach(() => {
  acme.received.length = 0;
});

const sent = () => acme.received.map(({ contentType, body }) => [contentType, body]);

async function refusalOf(answer: ReturnType<Acme['call']>) {
  const { body } = await answer;
  expect(acme.received).toEqual([]);
  return objectOf(body);
}

describe('a body', () => {
  it('is JSON as it was given, a text too', async () => {
    await acme.call('POST', 'notes', { body: { text: 'ä', more: [1, null] } });
    await acme.call('POST', 'notes/rename', { body: '"a \\"name\\""', type: 'application/json' });
    expect(sent()).toEqual([
      ['application/json', '{"text":"ä","more":[1,null]}'],
      ['application/json', '"a \\"name\\""'],
    ]);
  });

  it('of rows becomes CSV with a header where the vendor takes CSV', async () => {
    await acme.call('POST', 'files', {
      body: [
        { id: 1, name: 'Ada, "the" first' },
        { id: 2, tags: ['a'] },
      ],
      type: 'application/json',
    });
    expect(sent()).toEqual([['text/csv', 'id,name,tags\r\n1,"Ada, ""the"" first",\r\n2,,"[""a""]"\r\n']]);
  });

  it.each([
    ['as its own type', 'text/csv'],
    ['as plain text', 'text/plain'],
    ['as clients send what nobody named', 'application/x-www-form-urlencoded'],
  ])('that is a text is taken as it is, %s', async (_how, type) => {
    const csv = 'id;n\u00e4me\n1;"x"\n';
    await acme.call('POST', 'files', { body: csv, type });
    await acme.call('POST', 'queries', { body: 'FILTER "x"', type });
    await acme.call('POST', 'files', { body: JSON.stringify(csv), type: 'application/json' });
    expect(sent()).toEqual([
      ['text/csv', csv],
      ['text/plain', 'FILTER "x"'],
      ['text/csv', csv],
    ]);
  });

  it('that is a JSON string is its text also where the client names a form, as curl does', async () => {
    const body = JSON.stringify('id,name\n1,Ada\n');
    await acme.call('POST', 'files', { body, type: 'application/x-www-form-urlencoded' });
    expect(sent()).toEqual([['text/csv', 'id,name\n1,Ada\n']]);
  });

  it('of a write that has none is announced by its type all the same', async () => {
    await acme.call('POST', 'users/track');
    expect(sent()).toEqual([['application/json', '']]);
  });

  it('becomes a form where the vendor takes one', async () => {
    await acme.call('POST', 'sessions', { body: { user: 'a&b=ü', scope: ['x', 'y'] } });
    await acme.call('POST', 'sessions', { body: 'user=a%26b', type: 'application/x-www-form-urlencoded' });
    expect(sent()).toEqual([
      ['application/x-www-form-urlencoded', 'user=a%26b%3D%C3%BC&scope=x&scope=y'],
      ['application/x-www-form-urlencoded', 'user=a%26b'],
    ]);
  });

  it.each([
    ['files', [1, 2]],
    ['files', [{}]],
    ['files', []],
    ['queries', { statement: 'x' }],
  ])('that cannot be written for %s is refused: %j', async (resource, body) => {
    const refusal = await refusalOf(acme.call('POST', resource, { body, type: 'application/json' }));
    expect(refusal).toMatchObject({ code: 'invalid_request', errors: [{ path: 'body' }] });
  });

  it('that is no UTF-8 is refused rather than changed', async () => {
    const latin1 = new Uint8Array([0x69, 0x64, 0x0a, 0xe4]);
    expect(await refusalOf(acme.call('POST', 'files', { body: latin1, type: 'text/csv' }))).toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('UTF-8'),
    });
  });
});

describe('a body over the vendor’s limit', () => {
  it('of bytes is refused with the limit, that of the call or of its server', async () => {
    const call = await refusalOf(acme.call('POST', 'notes', { body: { text: 'x'.repeat(30) } }));
    expect(call).toMatchObject({
      statusCode: 413,
      code: 'body_too_large',
      message: expect.stringContaining('40 bytes'),
    });
    const server = await refusalOf(acme.call('POST', 'queries', { body: 'x'.repeat(2001), type: 'text/plain' }));
    expect(server).toMatchObject({ code: 'body_too_large', message: expect.stringContaining('2000 bytes') });
  });

  it('counts bytes, not characters', async () => {
    expect((await acme.call('POST', 'notes', { body: { text: 'x'.repeat(29) } })).status).toBe(200);
    acme.received.length = 0;
    await refusalOf(acme.call('POST', 'notes', { body: { text: 'ä'.repeat(15) } }));
  });

  it('of records is refused with the limit, all lists together', async () => {
    expect((await acme.call('POST', 'users/track', { body: { events: [{}, {}], purchases: [{}] } })).status).toBe(200);
    acme.received.length = 0;
    const refusal = await refusalOf(
      acme.call('POST', 'users/track', { body: { events: [{}, {}], purchases: [{}, {}] } }),
    );
    expect(refusal).toMatchObject({
      statusCode: 400,
      code: 'invalid_request',
      message: expect.stringContaining('at most 3 records'),
      errors: [{ path: 'events' }, { path: 'purchases' }],
    });
  });

  it('of records is refused with the limit of each list where each has its own', async () => {
    expect((await acme.call('POST', 'users/sort', { body: { left: [{}, {}], right: [{}, {}] } })).status).toBe(200);
    acme.received.length = 0;
    const refusal = await refusalOf(acme.call('POST', 'users/sort', { body: { left: [{}], right: [{}, {}, {}] } }));
    expect(refusal).toMatchObject({
      message: expect.stringContaining('2 records in each list'),
      errors: [{ path: 'right' }],
    });
  });
});

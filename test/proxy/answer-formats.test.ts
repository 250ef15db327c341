import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectOf, textOf } from '../harness.ts';
import { type Acme, key, startAcme } from './acme.ts';

const formats = ['json', 'csv', 'ndjson', 'lines', 'text', 'html', 'binary'] as const;

let acme: Acme;
beforeAll(async () => {
  acme = await startAcme({
    ...Object.fromEntries(
      formats.map((format) => [
        `${format}.get_all`,
        { get: `/${format}`, summary: `Answers ${format}.`, answers: format, query: { x: 'string' } },
      ]),
    ),
    'csv.list': { get: '/csv', summary: 'A table.', answers: 'csv' },
    'json.write': { post: '/json', summary: 'Writes.' },
  });
});
afterAll(() => acme.close());
beforeEach(() => {
  acme.received.length = 0;
});

function answer(body: string, type: string | undefined, status = 200): void {
  acme.answerWith(
    () =>
      new Response(new TextEncoder().encode(body), {
        status,
        headers: type === undefined ? {} : { 'content-type': type },
      }),
  );
}

const page = (...result: unknown[]) => ({
  result,
  next_cursor: null,
  prev_cursor: null,
  result_count: result.length,
});

describe('a normalized answer', () => {
  it.each([
    [
      'csv',
      'text/csv; charset=utf-8',
      'id,"na\nme"\r\n1,"x, ""y"""\r\n2,\r\n',
      [
        { id: '1', 'na\nme': 'x, "y"' },
        { id: '2', 'na\nme': null },
      ],
    ],
    ['csv', 'text/plain', 'id,\n', []],
    ['csv', 'application/csv', '', []],
    ['ndjson', 'application/x-json-stream', '{"a":1}\n\n{"b":[2]}', [{ a: 1 }, { b: [2] }]],
    ['lines', 'text/plain', 'ada@example.com\r\nbob\n', ['ada@example.com', 'bob']],
  ])('of %s (%s) is a list of rows', async (format, type, text, rows) => {
    answer(text, type);
    const { status, body } = await acme.call('POST', `${format}/get_all`);
    expect({ status, body }).toEqual({ status: 200, body: page(...rows) });
  });

  it.each([
    ['text', 'text/plain', '5'],
    ['text', undefined, 'Thank you'],
    ['text', 'application/javascript; charset=utf-8', 'pathfora.init();'],
    ['html', 'text/html; charset=utf-8', '<p>Hello</p>'],
    ['html', 'text/html', ''],
  ])('of %s (%s) is the text', async (format, type, text) => {
    answer(text, type, 202);
    expect(await acme.call('POST', `${format}/get_all`)).toMatchObject({ status: 202, body: { result: text } });
  });

  it('of JSON is the vendor’s own', async () => {
    for (const type of ['application/json', 'application/problem+json', 'text/plain', undefined]) {
      answer('{"a":[1]}', type, 201);
      expect(await acme.call('POST', 'json/get_all')).toMatchObject({ status: 201, body: { a: [1] } });
    }
  });

  it('of nothing is none, where the vendor says that there is nothing', async () => {
    acme.answerWith(() => new Response(null, { status: 204 }));
    expect(await acme.call('POST', 'json/get_all')).toMatchObject({ status: 204, text: '' });
    acme.answerWith(() => new Response(null, { status: 200 }));
    expect(await acme.call('POST', 'json/write')).toMatchObject({ status: 204, text: '' });
  });

  it('has its letters in the character set that the vendor names', async () => {
    const headers = { 'content-type': 'application/json; charset=ISO-8859-1' };
    acme.answerWith(() => new Response(Uint8Array.from(Buffer.from('{"name":"J\u00f6rg"}', 'latin1')), { headers }));
    expect((await acme.call('POST', 'json/get_all')).body).toEqual({ name: 'Jörg' });
  });

  it('of a file is its bytes', async () => {
    answer('\u0000PK', 'application/zip');
    const { headers, text } = await acme.call('POST', 'binary/get_all');
    expect([headers.get('content-type'), text]).toEqual(['application/zip', '\u0000PK']);
  });

  it('asks the vendor for the documented format', async () => {
    answer('id\n1\n', 'text/csv');
    await acme.call('POST', 'csv/get_all');
    expect(acme.received[0]?.accept).toMatch(/^text\/csv\b/);
  });

  it('of rows is cut into pages by the same cursor as any list', async () => {
    answer(['id', 1, 2, 3, 4, 5].join('\n'), 'text/csv');
    const ids: unknown[] = [];
    let cursor = '';
    for (let pages = 0; pages < 3; pages += 1) {
      const { body } = await acme.call('GET', `csv?x=1&limit=2${cursor}`);
      const { result, next_cursor: next } = objectOf(body);
      ids.push(...(Array.isArray(result) ? result.map((row) => objectOf(row)['id']) : []));
      cursor = next === null ? 'none' : `&next_cursor=${textOf(next)}`;
    }
    expect([ids, cursor]).toEqual([['1', '2', '3', '4', '5'], 'none']);
    expect(acme.received.map(({ target }) => target)).toEqual(['/csv?x=1', '/csv?x=1', '/csv?x=1']);
  });
});

describe('an answer that is not what it should be', () => {
  it.each([
    ['json', 'application/json', '{"cut', 'it cannot be parsed'],
    ['json', 'text/html', '<h1>Down</h1>', 'its content type is text/html'],
    ['json', undefined, 'nothing like it', 'it cannot be parsed'],
    ['csv', 'text/csv', 'a,b\n1,2\n3\n', 'row 3 has 1 cells and the header has 2'],
    ['csv', 'text/csv', 'a,b\n1,"2\n', 'a quote is never closed in row 2'],
    ['csv', 'text/csv', 'a,b\n1,"2" x\n', 'text follows a closing quote in row 2'],
    ['csv', 'application/json', '{"rows":[]}', 'its content type is application/json'],
    ['json', 'application/json', '', 'it is empty'],
    ['json', 'application/json', '{"id":12345678901234567890}', 'that cannot be kept exactly'],
    ['json', 'application/json', '{"id":9007199254740993.0}', 'that cannot be kept exactly'],
    ['json', 'application/json', '['.repeat(900) + ']'.repeat(900), 'deeper than 100 levels'],
    ['ndjson', 'application/x-ndjson', '{"a":1}\n{"a":', 'line 2 cannot be parsed'],
    ['ndjson', 'application/x-ndjson', '{"a":12345678901234567890}', 'line 1 holds a number that cannot be kept'],
    ['ndjson', 'text/html', '{"a":1}', 'its content type is text/html'],
    ['lines', 'application/json', '["a"]', 'its content type is application/json'],
    ['text', 'text/html', '<p>', 'its content type is text/html'],
    ['html', 'application/json', '{}', 'its content type is application/json'],
    ['binary', 'text/html', '<p>', 'its content type is text/html'],
  ])('%s (%s) %j is an error that says so, never a part of it', async (format, type, text, says) => {
    answer(text, type);
    const { status, body } = await acme.call('POST', `${format}/get_all`);
    expect({ status, body }).toMatchObject({
      status: 502,
      body: { code: 'remote_invalid_response', truto_is_remote_error: true, raw_response: text, retryable: true },
    });
    expect(objectOf(body)['message']).toContain(says);
  });

  it('is quoted within bounds and without the credential', async () => {
    answer(`${key} ${'x'.repeat(5000)}`, 'application/json');
    const { text, body } = await acme.call('POST', 'json/get_all');
    expect(text).not.toContain(key);
    expect(textOf(objectOf(body)['raw_response']).length).toBeLessThanOrEqual(2000);
  });

  it('is not to be repeated blindly when it answers a write', async () => {
    answer('{"cut', 'application/json');
    expect((await acme.call('POST', 'json/write')).body).toMatchObject({ retryable: false });
  });

  it('is a list that holds none', async () => {
    for (const body of ['[1]', '"x"', '{"things": 5}', '{"status":"ok"}', '{"things":{"a":1}}', '']) {
      answer(body, 'application/json');
      expect((await acme.call('GET', 'things')).body).toMatchObject({ code: 'remote_invalid_response' });
    }
  });

  it('is one in letters that cannot be read', async () => {
    for (const charset of ['utf-8', 'x-unknown']) {
      const headers = { 'content-type': `application/json; charset=${charset}` };
      acme.answerWith(() => new Response(Uint8Array.from(Buffer.from('{"name":"J\u00f6rg"}', 'latin1')), { headers }));
      const { body } = await acme.call('POST', 'json/get_all');
      expect(body).toMatchObject({ code: 'remote_invalid_response', message: expect.stringContaining(charset) });
    }
  });

  it('is JSON so deep that nothing could walk through it, whatever its status', async () => {
    for (const status of [200, 400, 500]) {
      answer('['.repeat(200_000) + ']'.repeat(200_000), 'application/json', status);
      const { body } = await acme.call('POST', 'json/get_all');
      expect(body).toMatchObject({ truto_is_remote_error: true });
    }
  });

  it('is a failure that hides behind a 200, in every format', async () => {
    for (const format of ['normalized', 'raw']) {
      answer('{"status":"wrong","message":"No such table"}', 'application/json');
      const { body } = await acme.call('POST', `csv/get_all?truto_response_format=${format}`);
      expect(body).toMatchObject({ code: 'remote_rejected', message: expect.stringContaining('No such table') });
    }
  });
});

describe('a raw answer', () => {
  it.each([
    ['json/get_all', '{ "a" : 1.0 }', 'application/json; charset=utf-8', 201],
    ['json/get_all', '{"cut', 'application/json', 200],
    ['csv/get_all', 'a,b\n1\n', 'text/csv', 200],
    ['html/get_all', '<p>', 'text/html', 203],
  ])('of %s is the vendor’s bytes, content type and status: %j', async (path, text, type, status) => {
    answer(text, type, status);
    const raw = await acme.open('POST', `${path}?truto_response_format=raw`);
    expect([raw.status, raw.headers.get('content-type'), await raw.text()]).toEqual([status, type, text]);
  });

  it('of a list is the vendor’s page that the cursor names', async () => {
    answer('{"things":[1,2],"next":"p2"}', 'application/json');
    const { body } = await acme.call('GET', 'things?limit=2');
    const cursor = textOf(objectOf(body)['next_cursor']);
    await acme.call('GET', `things?limit=2&next_cursor=${cursor}&truto_response_format=raw`);
    await acme.call('GET', 'things?limit=2&truto_response_format=stream');
    expect(acme.received.map(({ target }) => target)).toEqual([
      '/things?count=2',
      '/things?count=2&after=p2',
      '/things?count=2',
    ]);
  });

  it('keeps a limit, or refuses one that the vendor’s page would not keep', async () => {
    for (const format of ['raw', 'stream']) {
      const { body } = await acme.call('GET', `csv?limit=2&truto_response_format=${format}`);
      expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'limit' }] });
    }
    expect(acme.received).toEqual([]);
  });

  it('that failed is an error in the one form, streamed or not', async () => {
    for (const format of ['raw', 'stream']) {
      answer('{"message":"No"}', 'application/json', 404);
      const { status, body } = await acme.call('POST', `csv/get_all?truto_response_format=${format}`);
      expect({ status, body }).toMatchObject({ status: 404, body: { code: 'remote_not_found' } });
    }
  });
});

describe('a streamed answer', () => {
  it('arrives as the vendor sends it: nothing is read ahead, and the end comes when the vendor ends', async () => {
    let pulled = 0;
    const source = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled += 1;
          if (pulled > 1000) controller.close();
          else controller.enqueue(new Uint8Array(64 * 1024).fill(97));
        },
      },
      { highWaterMark: 0 },
    );
    acme.answerWith(() => new Response(source, { headers: { 'content-type': 'application/x-ndjson' } }));
    const response = await acme.open('POST', 'ndjson/get_all?truto_response_format=stream');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const reader = response.body?.getReader();
    await reader?.read();
    expect(pulled).toBeLessThan(10);
    let length = 64 * 1024;
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      length += part.value.length;
    expect(length).toBe(1000 * 64 * 1024);
  });

  it('may be longer than what is held of any other, and take longer', async () => {
    let sent = 0;
    const source = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        acme.clock.advance(50_000);
        if (sent > 20) controller.close();
        else controller.enqueue(new Uint8Array(4 * 1024 * 1024));
      },
    });
    acme.answerWith(() => new Response(source, { headers: { 'content-type': 'text/csv' } }));
    const response = await acme.open('POST', 'csv/get_all?truto_response_format=stream');
    const reader = response.body?.getReader();
    let length = 0;
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      length += part.value.length;
    expect(length).toBe(20 * 4 * 1024 * 1024);
  });
});

describe('the form of an answer', () => {
  it('may be named as on unified routes, where clients always do', async () => {
    answer('{"a":1}', 'application/json');
    expect((await acme.call('POST', 'json/get_all?truto_response_format=unified')).body).toEqual({ a: 1 });
  });

  it('that there is not is refused with those that there are', async () => {
    const { body } = await acme.call('POST', 'json/get_all?truto_response_format=xml');
    expect(body).toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('normalized, raw, stream'),
      errors: [{ path: 'truto_response_format' }],
    });
    expect(acme.received).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, integrationDocument, openApiDocument } from '../../src/api/index.ts';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, textOf, type VendorName, vendorNames } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

const read = async (path: string): Promise<JsonObject> =>
  objectOf((await harness.call('GET', path, { token: null })).body);

/** The operations of a document, by operation id. */
function operationsOf({ paths }: JsonObject): Map<string, JsonObject> {
  const operations = Object.values(objectOf(paths)).flatMap((item) => Object.values(objectOf(item)).map(objectOf));
  return new Map(operations.map((operation) => [textOf(operation['operationId']), operation]));
}

async function operation(vendor: string, name: string): Promise<JsonObject> {
  const found = operationsOf(await read(`/openapi/${vendor}.json`)).get(name);
  if (found === undefined) throw new Error(`the document of ${vendor} has no ${name}`);
  return found;
}

const at = (path: string, vendor: VendorName): string =>
  `/proxy/${path}?integrated_account_id=${harness.accounts[vendor]}`;
const track = () => at('users/track', 'braze');

/** A call whose vendor answers this status. */
function failing(status: number) {
  const headers = { 'content-type': 'application/json' };
  harness.sandbox.braze.faults.add({ times: 1, fault: { kind: 'status', status, headers, body: '{}' } });
  return harness.call('POST', track(), { body: { attributes: [{ external_id: 'a' }] } });
}

describe.each(vendorNames)('the document of %s', (vendor) => {
  it('describes every declared call once', async () => {
    const document = await read(`/openapi/${vendor}.json`);
    const { endpoints } = harness.crosswalk.definitions.get(vendor);
    expect([...operationsOf(document).keys()].toSorted()).toEqual([...endpoints.keys()].toSorted());
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/' }] });
  });

  it('says where each call goes, what it counts towards and what it needs', async () => {
    const operations = operationsOf(await read(`/openapi/${vendor}.json`));
    const { endpoints } = harness.crosswalk.definitions.get(vendor);
    for (const { name, verb, path, permission, confidence, stage, docs } of endpoints.values()) {
      const found = operations.get(name) ?? {};
      expect({
        path: found['x-vendor-path'],
        permission: found['x-permission'],
        confidence: found['x-confidence'],
        deprecated: found['deprecated'] === true,
        docs: found['externalDocs'] === undefined ? undefined : objectOf(found['externalDocs'])['url'],
      }).toEqual({
        path: `${verb.toUpperCase()} ${path}`,
        permission,
        confidence,
        deprecated: stage === 'deprecated',
        docs,
      });
    }
  });

  it('offers an idempotency key for every call that writes by its verb, and for no other', async () => {
    for (const [path, item] of Object.entries(objectOf((await read(`/openapi/${vendor}.json`))['paths']))) {
      for (const [verb, found] of Object.entries(objectOf(item))) {
        const offers = JSON.stringify(objectOf(found)['parameters']).includes('idempotency-key');
        expect([path, verb, offers]).toEqual([path, verb, verb !== 'get']);
      }
    }
  });

  it('refers to nothing that it does not hold, and holds nothing that it does not refer to', async () => {
    const document = await read(`/openapi/${vendor}.json`);
    const text = JSON.stringify(document);
    const referred = new Set([...text.matchAll(/"#\/components\/(\w+\/[\w.-]+)"/g)].map(([, name]) => name));
    const { securitySchemes: _, ...components } = objectOf(document['components']);
    const held = Object.entries(components).flatMap(([section, parts]) =>
      Object.keys(objectOf(parts)).map((name) => `${section}/${name}`),
    );
    expect(referred).toEqual(new Set(held));
  });
});

describe('a call in the document of its vendor', () => {
  it('answers a list in the envelope, with a cursor and without the vendor’s paging', async () => {
    const list = await operation('braze', 'segments.list');
    const parameters = JSON.stringify(list['parameters']);
    expect(parameters).toContain('#/components/parameters/next_cursor');
    expect(objectOf(objectOf(list['responses'])['200'])['content']).toMatchObject({
      'application/json': {
        schema: { properties: { result: { type: 'array' }, next_cursor: { type: ['string', 'null'] } } },
      },
    });
  });

  it('needs the account, and the id under the name that it has at the vendor', async () => {
    const single = await operation('braze', 'segments.get');
    expect(listOf(single['parameters'])[0]).toMatchObject({
      name: 'id',
      in: 'path',
      required: true,
      'x-vendor-parameter': 'segment_id',
    });
    const { components } = await read('/openapi/braze.json');
    expect(objectOf(objectOf(components)['parameters'])['integrated_account_id']).toMatchObject({ required: true });
    expect(JSON.stringify(single['parameters'])).not.toContain('next_cursor');
  });

  it('has the body that the vendor wants, with what it wants at least one of', async () => {
    const { requestBody, description } = await operation('braze', 'users.track');
    expect(requestBody).toMatchObject({
      required: true,
      content: {
        'application/json': {
          schema: {
            properties: { attributes: { type: 'array' } },
            anyOf: expect.arrayContaining([{ required: ['attributes'] }]),
          },
        },
      },
    });
    expect(textOf(description)).toContain('At most 75 records in attributes, events, purchases together.');
  });

  it('takes the body in the format of the vendor, too', async () => {
    const contentOf = async (name: string) =>
      objectOf(objectOf((await operation('lytics', name))['requestBody'])['content']);
    expect(Object.keys(await contentOf('records.upload_csv'))).toEqual(['application/json', 'application/csv']);
    expect(Object.keys(await contentOf('segments.validate'))).toEqual(['text/plain']);
  });

  it('says of which parameters of the query one must be given', async () => {
    const list = await operation('iterable', 'sent-messages.list');
    expect(list['x-one-of-required']).toEqual(['email', 'userId']);
    expect(textOf(list['description'])).toContain('At least one of email, userId must be given.');
  });

  it('says no size or compression of bodies that the call refuses', async () => {
    for (const vendor of vendorNames) {
      for (const found of operationsOf(await read(`/openapi/${vendor}.json`)).values()) {
        const [, bytes = '0'] = /The body may have ([\d,]+) bytes/.exec(textOf(found['description'] ?? '')) ?? [];
        expect(Number(bytes.replaceAll(',', ''))).toBeLessThanOrEqual(4_194_304);
      }
    }
    const upload = await operation('lytics', 'records.upload_csv');
    expect(upload['description']).toContain('Through /native gzip is taken');
    expect(upload['description']).toContain('/native takes what the vendor takes: 1,073,741,824 bytes');
  });

  it('leaves a parameter of pages to the vendor where the name is the vendor’s', async () => {
    const list = await operation('iterable', 'sent-messages.list');
    const limits = listOf(list['parameters'])
      .map(objectOf)
      .filter(({ name, $ref }) => name === 'limit' || $ref === '#/components/parameters/limit');
    expect(limits).toEqual([expect.objectContaining({ in: 'query', schema: { type: 'integer' } })]);
  });

  it('has the bounds of limit and both cursors, which all work', async () => {
    const { components } = await read('/openapi/braze.json');
    const parameters = objectOf(objectOf(components)['parameters']);
    const { maximum } = objectOf(objectOf(parameters['limit'])['schema']);
    const segments = `/proxy/segments?integrated_account_id=${harness.accounts.braze}`;
    expect((await harness.call('GET', `${segments}&limit=${Number(maximum)}`)).status).toBe(200);
    expect((await harness.call('GET', `${segments}&limit=${Number(maximum) + 1}`)).status).toBe(400);

    const list = JSON.stringify((await operation('braze', 'segments.list'))['parameters']);
    for (const name of ['next_cursor', 'prev_cursor']) expect(list).toContain(`#/components/parameters/${name}`);
    const page = async (query: string) => objectOf((await harness.call('GET', `${segments}&limit=1${query}`)).body);
    const first = await page('');
    const second = await page(`&next_cursor=${textOf(first['next_cursor'])}`);
    expect((await page(`&prev_cursor=${textOf(second['prev_cursor'])}`))['result']).toEqual(first['result']);
  });

  it.each([
    ['a body that is too large', 413, () => harness.call('POST', track(), { body: ' '.repeat(5_000_000) })],
    ['an account whose vendor takes other verbs there', 405, () => harness.call('DELETE', at('segments/1', 'braze'))],
    ['a conflict at the vendor', 409, () => failing(409)],
    ['a vendor that is not ready', 503, () => failing(503)],
    ['a status that only this vendor has', 418, () => failing(418)],
  ])('says how it answers %s', async (_, status, ask) => {
    const answer = await ask();
    expect([answer.status, objectOf(answer.body)['statusCode']]).toEqual([status, status]);
    const { responses } = await operation('braze', 'users.track');
    const documented = objectOf(responses)[String(status)] ?? objectOf(responses)['default'];
    const name = status === 418 ? 'ErrorOfVendor' : `Error${status}`;
    expect(documented).toEqual({ $ref: `#/components/responses/${name}` });
    const { components } = await read('/openapi/braze.json');
    expect(JSON.stringify(objectOf(objectOf(components)['responses'])[name])).toContain('#/components/schemas/Error');
  });

  it('can be refused as every call of the proxy can', async () => {
    const main = operationsOf(await read('/openapi.json')).get('proxyMethod');
    const errors = Object.keys(objectOf(main?.['responses'])).filter((status) => !status.startsWith('2'));
    const track = await operation('braze', 'users.track');
    expect(Object.keys(objectOf(track['responses']))).toEqual(expect.arrayContaining(errors));
  });
});

describe('the documents', () => {
  it('of integrations that there are not are answered with the nearest', async () => {
    expect(await read('/openapi/braise.json')).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('Did you mean braze?'),
    });
    expect(await read('/openapi/braze')).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('braze.json'),
    });
  });

  it('are all on the page of the API reference, the main one first', async () => {
    const { text } = await harness.call('GET', '/docs', { token: null });
    const { names } = harness.crosswalk.definitions;
    const urls = ['./openapi.json', ...names.map((name) => `./openapi/${name}.json`)];
    const places = urls.map((url) => text.indexOf(`"${url}"`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('name the base path under which they are served', () => {
    const { definitions } = harness.crosswalk;
    const main = openApiDocument(createApi(), definitions, '/crosswalk');
    expect(main.servers).toMatchObject([{ url: '/crosswalk' }]);
    expect(integrationDocument(definitions.get('lytics'), main)['servers']).toMatchObject([{ url: '/crosswalk' }]);
  });

  it('say of every unified method which vendors can do it, and so that none can', async () => {
    const operations = operationsOf(await read('/openapi.json'));
    expect(operations.get('getUser')?.['description']).toContain('- Braze: yes.');
    expect(operations.get('createGroup')?.['description']).toMatch(
      /No vendor can do it:\n\n- Braze: no\. Segments are/,
    );
  });

  it('say it once, however often they are asked for', async () => {
    const first = await read('/openapi.json');
    expect(await read('/openapi.json')).toEqual(first);
    const description = textOf(operationsOf(first).get('createGroup')?.['description']);
    expect(description.split('- Braze:')).toHaveLength(2);
  });
});

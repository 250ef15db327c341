import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, integrationDocument, openApiDocument } from '../../src/api/index.ts';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, textOf, vendorNames } from '../harness.ts';

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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledEndpoint } from '../../src/definitions/index.ts';
import { type Answer, type Harness, objectOf, startHarness, vendorNames, type VendorName } from '../harness.ts';
import { generateCall } from './generated-calls.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());

function call(vendor: VendorName, endpoint: CompiledEndpoint): Promise<Answer> {
  const settings: Record<string, string> = harness.world.connections[vendor];
  const { verb, target, type, body } = generateCall(endpoint, settings, '');
  return harness.call(verb, `${target}&integrated_account_id=${harness.accounts[vendor]}`, {
    headers: { 'content-type': type },
    ...(body === undefined ? {} : { body }),
  });
}

describe.each(vendorNames)('every endpoint of %s', (vendor) => {
  it('answers through /proxy what is documented of it', async () => {
    const unread: string[] = [];
    let read = 0;
    for (const endpoint of harness.crosswalk.definitions.get(vendor).endpoints.values()) {
      const { status, body } = await call(vendor, endpoint);
      const code = status < 400 ? undefined : objectOf(body)['code'];
      if (code === undefined) read += 1;
      if (status === 500 || code === 'remote_invalid_response') {
        unread.push(`${endpoint.name}: ${JSON.stringify(objectOf(body)['message'])}`);
      }
    }
    expect(unread).toEqual([]);
    expect(read).toBeGreaterThan(0);
  });

  it('succeeds with a status, and with a body where one is, that its document has', async () => {
    const { paths } = objectOf((await harness.call('GET', `/openapi/${vendor}.json`)).body);
    const operations = Object.values(objectOf(paths)).flatMap((item) => Object.values(objectOf(item)).map(objectOf));
    const documents = new Map(operations.map((operation) => [operation['operationId'], operation]));
    const undocumented: string[] = [];
    for (const endpoint of harness.crosswalk.definitions.get(vendor).endpoints.values()) {
      const { status, text } = await call(vendor, endpoint);
      const response = objectOf(documents.get(endpoint.name)?.['responses'])[String(status)];
      const isDocumented = response !== undefined && ('content' in objectOf(response) || text === '');
      if (status < 400 && !isDocumented) undocumented.push(`${endpoint.name}: ${status}`);
    }
    expect(undocumented).toEqual([]);
  });
});

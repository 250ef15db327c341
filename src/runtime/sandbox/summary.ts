import { exampleCalls } from '../../sandbox/index.ts';
import { textTable } from '../text-table.ts';
import type { ServedSandbox } from './serve-sandbox.ts';

/** What a person needs to know to use a sandbox that is being served: where it is, its credentials, calls to paste. */
export function summarise({ inspectionUrl, addresses }: Pick<ServedSandbox, 'inspectionUrl' | 'addresses'>): string {
  const served = addresses.map((address) => ({
    ...address,
    example: exampleCalls.find(({ vendor, server }) => vendor === address.vendor && server === address.server),
  }));
  return [
    ...textTable([
      ['vendor', 'server', 'address', 'credential'],
      ...served.map(({ vendor, server, url, example }) => [vendor, server, url, example?.credential ?? '']),
      ['-', 'inspection', `${inspectionUrl}/_sandbox`, ''],
    ]),
    '',
    ...served.flatMap(({ url, example }) => (example === undefined ? [] : [example.curl(url)])),
    `curl ${inspectionUrl}/_sandbox/requests`,
  ].join('\n');
}

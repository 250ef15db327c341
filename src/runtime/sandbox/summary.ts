import { exampleCalls } from '../../sandbox/index.ts';
import type { ServedSandbox } from './serve-sandbox.ts';

/** The rows under each other, every column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** What a person needs to know to use a sandbox that is being served: where it is, its credentials, calls to paste. */
export function summarise({ inspectionUrl, addresses }: Pick<ServedSandbox, 'inspectionUrl' | 'addresses'>): string {
  const served = addresses.map((address) => ({
    ...address,
    example: exampleCalls.find(({ vendor, server }) => vendor === address.vendor && server === address.server),
  }));
  return [
    ...table([
      ['vendor', 'server', 'address', 'credential'],
      ...served.map(({ vendor, server, url, example }) => [vendor, server, url, example?.credential ?? '']),
      ['-', 'inspection', `${inspectionUrl}/_sandbox`, ''],
    ]),
    '',
    ...served.flatMap(({ url, example }) => (example === undefined ? [] : [example.curl(url)])),
    `curl ${inspectionUrl}/_sandbox/requests`,
  ].join('\n');
}

import { exampleCalls } from '../../sandbox/index.ts';
import { textTable } from '../text-table.ts';
import type { ServedSandbox } from './serve-sandbox.ts';

/** What a person needs to know to use a sandbox that is being served: where it is, its credentials, calls to paste. */
export function summarise({ inspectionUrl, addresses }: Pick<ServedSandbox, 'inspectionUrl' | 'addresses'>): string {
  const rows = addresses.flatMap(({ vendor, server, url }) => {
    const examples = exampleCalls.filter((example) => example.vendor === vendor && example.server === server);
    const credentials = examples.map(({ kind, credential }) => [vendor, server, url, kind, credential]);
    return credentials.length === 0 ? [[vendor, server, url, '', '']] : credentials;
  });
  const calls = addresses.flatMap(({ vendor, server, url }) =>
    exampleCalls.flatMap((example) =>
      example.vendor === vendor && example.server === server ? [example.curl(url)] : [],
    ),
  );
  return [
    ...textTable([
      ['vendor', 'server', 'address', 'credential', ''],
      ...rows,
      ['-', 'inspection', `${inspectionUrl}/_sandbox`, '', ''],
    ]),
    '',
    ...calls,
    `curl ${inspectionUrl}/_sandbox/requests`,
  ].join('\n');
}

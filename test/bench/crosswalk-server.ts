import { createServer } from 'node:http';
import { parseEgressAllow } from '../../src/egress/index.ts';
import { createCrosswalk, type NodeOptions, toNodeHandler } from '../../src/runtime/node.ts';
import { listen } from './listen.ts';

/** A Crosswalk as it is served on Node, with its log on. */
export async function serveCrosswalk(options: NodeOptions) {
  const crosswalk = await createCrosswalk({
    ...options,
    egressAllow: parseEgressAllow('127.0.0.1'),
    log: (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`),
  });
  const { token } = await crosswalk.api.tokens.create({ name: 'bench', scopes: ['admin'] });
  const url = await listen(createServer(toNodeHandler(crosswalk, { overrideGlobalObjects: true })));
  return { crosswalk, token, url };
}

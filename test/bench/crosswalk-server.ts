import { createServer } from 'node:http';
import { parseEgressAllow } from '../../src/egress/index.ts';
import { createLineWriter } from '../../src/runtime/line-writer.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createCrosswalk, type NodeOptions, toNodeHandler } from '../../src/runtime/node.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { listen } from './listen.ts';

const lines = createLineWriter(systemClock, (text) => process.stdout.write(text));

/** A Crosswalk as it is served on Node, with its log on. */
export async function serveCrosswalk(options: NodeOptions) {
  const crosswalk = await createCrosswalk({
    ...options,
    egressAllow: parseEgressAllow('127.0.0.1'),
    log: createLog({ clock: systemClock, write: lines.write, format: 'json' }),
  });
  const { token } = await crosswalk.api.tokens.create({ name: 'bench', scopes: ['admin'] });
  const url = await listen(createServer(toNodeHandler(crosswalk, { overrideGlobalObjects: true })));
  return { crosswalk, token, url };
}

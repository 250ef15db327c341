/** `npm run sandbox`: serves a furnished sandbox of all vendors on this machine until it is interrupted. */

import { readArguments, serveSandbox, summarise } from '../sandbox/index.ts';

try {
  const served = await serveSandbox({ ...readArguments(process.argv.slice(2)), warn: console.warn });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());
  console.log(`${summarise(served)}\n\nListening on this machine only. Stop with Ctrl+C.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

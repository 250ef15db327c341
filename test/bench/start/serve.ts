import { z } from 'zod';
import { readEnvironment } from '../../../src/runtime/environment.ts';
import { startService } from '../../../src/runtime/service.ts';
import { childOptions, tell } from '../child.ts';

/** What `npm start` does, in a process of its own: the service with the given environment, and nothing of ours. */

const environment = readEnvironment(childOptions(z.record(z.string(), z.string())));
const service = await startService(environment, (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`), {
  overrideGlobalObjects: true,
});
process.once('SIGTERM', () => {
  service.stop(1000).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
tell({ url: service.url });

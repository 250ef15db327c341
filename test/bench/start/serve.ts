import { z } from 'zod';
import { childOptions, tell } from '../child.ts';
import { serveCrosswalk } from '../crosswalk-server.ts';

/** Starts Crosswalk on the given database, in a process of its own. */

const options = childOptions(z.object({ dataDirectory: z.string().optional(), databaseUrl: z.string().optional() }));
const { url, token, close } = await serveCrosswalk(options);
process.once('SIGTERM', () => {
  close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
tell({ url, token });

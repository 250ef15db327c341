/** `npm run vault:rotate`: wraps the keys of all tenants with another root key, and says how far it is. */

import { readEnvironment } from '../environment.ts';
import { rotateVault } from '../rotate-vault.ts';
import { describeStartFailure } from '../start-failure.ts';

const isWatched = process.stdout.isTTY;
/** Where nobody watches, only each hundredth step is worth a line. */
const stride = 100;

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interruption.abort(new Error('Interrupted. Run it again to go on.')));
}

try {
  const { databaseUrl, dataDirectory, vaultKeys } = readEnvironment();
  const { rewrapped, replacedRootKeys } = await rotateVault(
    {
      dataDirectory,
      ...(databaseUrl !== undefined && { databaseUrl }),
      ...(vaultKeys !== undefined && { vaultKeys }),
    },
    {
      signal: interruption.signal,
      onProgress({ done, total }) {
        if (isWatched) process.stdout.write(`\r${done} of ${total} tenant keys${done === total ? '\n' : ''}`);
        else if (done % stride === 0) console.log(`${done} of ${total} tenant keys`);
      },
    },
  );
  console.log(`Wrapped ${rewrapped} tenant key${rewrapped === 1 ? '' : 's'} with the current root key.`);
  console.log(
    replacedRootKeys
      ? 'The data directory has a new root key; the old one opens nothing any more.'
      : 'The root keys behind the first one may now be taken out of CROSSWALK_VAULT_KEYS.',
  );
} catch (error) {
  console.error(`The rotation is not finished. ${describeStartFailure(error)}`);
  process.exitCode = 1;
}

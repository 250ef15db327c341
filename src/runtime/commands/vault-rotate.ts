/** `npm run vault:rotate`: wraps the keys of all tenants with another root key, and says how far it is. */

import { type VaultRotation } from '../../vault/index.ts';
import { askToRotate } from '../ask-to-rotate.ts';
import { DirectoryInUse } from '../directory-lock.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { rotateVault } from '../rotate-vault.ts';
import { describeStartFailure } from '../start-failure.ts';

const isWatched = process.stdout.isTTY;
/** Where nobody watches, only each hundredth step is worth a line. */
const stride = 100;

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interruption.abort(new Error('Interrupted. Run it again to go on.')));
}

async function rotate(environment: Environment): Promise<VaultRotation> {
  const { databaseUrl, dataDirectory, vaultKeys } = environment;
  try {
    return await rotateVault(
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
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    console.log('A running service has the database; asking it to rotate …');
    return askToRotate(environment, interruption.signal);
  }
}

try {
  const { rewrapped, replacedRootKeys } = await rotate(readEnvironment());
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

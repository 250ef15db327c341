import { createCrosswalk, type Crosswalk, type CrosswalkOptions } from '../../src/index.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { generateRootKey, parseKeyRing } from '../../src/vault/index.ts';
import { openTestDatabase } from '../database.ts';
import { northwind, oauthClients } from './northwind.ts';
import { startSignInServer, type SignInServer } from './sign-in-server.ts';

/** The vendor on whose own page end customers allow access, and a database for the Crosswalk that leads them there. */
export interface SignInStage {
  server: SignInServer;
  /** A Crosswalk on this database that is registered at the vendor, unless the changes say otherwise. */
  build(changes?: Partial<CrosswalkOptions>): Crosswalk;
  close(): Promise<void>;
}

/** @param origin where browsers reach Crosswalk */
export async function startSignInStage(origin: string): Promise<SignInStage> {
  const database = await openTestDatabase();
  const server = await startSignInServer(`${origin}/connect-account/callback`);
  return {
    server,
    build: (changes = {}) =>
      createCrosswalk({
        database: database.database,
        clock: systemClock,
        keyRing: parseKeyRing(generateRootKey('test')),
        signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
        transport: server.transport,
        integrations: { northwind },
        oauthClients,
        publicUrl: new URL(origin),
        ...changes,
      }),
    async close() {
      await server.close();
      await database.close();
    },
  };
}

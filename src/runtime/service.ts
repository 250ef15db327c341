import type { LogEntry } from '../api/index.ts';
import { createCrosswalk, type NodeCrosswalk, toNodeHandler } from './node.ts';
import type { Environment } from './environment.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { vaultKeysFile } from './keys.ts';
import { ensureSandboxAccounts, type SandboxAccount } from './sandbox-accounts.ts';

/** Crosswalk as a service of its own, ready to be used. */
export interface Service {
  /** Where callers reach it, without a slash at the end. */
  readonly url: string;
  /** Where the data lies. */
  readonly storage: string;
  readonly token: ServiceToken;
  readonly accounts: readonly SandboxAccount[];
  /** What the operator should know, one line each. */
  readonly warnings: readonly string[];
  /**
   * Takes no more requests, finishes those under way within this time, and closes the database. Returns how many
   * requests were cut off.
   */
  stop(milliseconds: number): Promise<number>;
  /** Cuts off at once what `stop` still waits for. */
  readonly crosswalk: NodeCrosswalk;
}

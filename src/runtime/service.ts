import { resolve } from 'node:path';
import type { LogEntry } from '../api/index.ts';
import type { Environment } from './environment.ts';
import { startHttpServer } from './http-server.ts';
import { vaultKeysFile } from './keys.ts';
import { createCrosswalk, type NodeCrosswalk, type NodeHandlerOptions, toNodeHandler } from './node.ts';
import { ensureSandboxAccounts, type SandboxAccount } from './sandbox-accounts.ts';

/** How the operator gets in: with a token made just now, with their own, or with one that was shown at an earlier start. */
export type ServiceToken = { kind: 'new'; token: string } | { kind: 'own' } | { kind: 'earlier' };

/** Crosswalk as a service of its own, ready for use. */
export interface Service {
  /** Where callers reach it, without a slash at the end. */
  readonly url: string;
  /** Where the data is, in words. */
  readonly storage: string;
  readonly token: ServiceToken;
  readonly accounts: readonly SandboxAccount[];
  /** What the operator should know, one line each. */
  readonly warnings: readonly string[];
  /**
   * Takes no more requests, finishes those under way within this time, and closes the database. Returns how many
   * requests were cut off. Called again with less time, it hurries.
   */
  readonly stop: (milliseconds: number) => Promise<number>;
}

/** Addresses of this machine that nobody would type. */
const unspoken = new Set(['127.0.0.1', '::1', '0.0.0.0', '::']);

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

function urlOf({ publicUrl, host }: Environment, port: number): string {
  if (publicUrl !== undefined) return publicUrl.href.replace(/\/$/, '');
  if (unspoken.has(host)) return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function describeStorage({ databaseUrl, dataDirectory }: Environment): string {
  if (databaseUrl === undefined) return `${resolve(dataDirectory)} (embedded PostgreSQL, for this process alone)`;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL, ${host}${pathname}`;
}

async function ensureToken({ api }: NodeCrosswalk, own: string | undefined): Promise<ServiceToken> {
  const token = await api.tokens.ensureBootstrapToken(own);
  if (token !== undefined) return { kind: 'new', token };
  return { kind: own === undefined ? 'earlier' : 'own' };
}

function warningsOf(
  { database }: NodeCrosswalk,
  { dataDirectory, publicUrl, host }: Environment,
  url: string,
): string[] {
  const warnings: string[] = [];
  if (database.madeVaultKeys) {
    const file = vaultKeysFile(resolve(dataDirectory));
    const meaning = 'They open every stored credential: keep them private, and back them up.';
    warnings.push(`New vault keys are in ${file}. ${meaning}`);
  }
  if (publicUrl === undefined && !isLoopback(host)) {
    warnings.push(`CROSSWALK_PUBLIC_URL is not set, so that links lead to ${url}, whatever address browsers use.`);
  }
  return warnings;
}

/**
 * Starts Crosswalk as the environment says: opens the database, listens, and makes the first token and the sandbox
 * accounts where they are missing. `options` are those of the handler that it serves: what it may change of the process.
 *
 * @throws Error with one line when something that is needed cannot be had. Nothing stays open then.
 */
export async function startService(
  environment: Environment,
  log: (entry: LogEntry) => void,
  options: NodeHandlerOptions = {},
): Promise<Service> {
  const { databaseUrl, dataDirectory, vaultKeys, egressAllow, oauthClients, sandbox, publicUrl, host, port } =
    environment;
  let url = '';
  const crosswalk = await createCrosswalk({
    dataDirectory,
    egressAllow,
    oauthClients,
    log,
    basePath: publicUrl?.pathname ?? '',
    listeningUrl: () => new URL(url),
    ...(publicUrl && { publicUrl }),
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(vaultKeys !== undefined && { vaultKeys }),
    ...(sandbox !== undefined && { sandbox }),
  });
  try {
    const accounts = await ensureSandboxAccounts(crosswalk);
    const handler = toNodeHandler(crosswalk, options);
    // The port comes before the token: a token that is made is shown once, so nothing may fail after it.
    const server = await startHttpServer({ handler, host, port, log });
    url = urlOf(environment, server.port);
    try {
      return {
        url,
        storage: describeStorage(environment),
        token: await ensureToken(crosswalk, environment.apiToken),
        accounts,
        warnings: warningsOf(crosswalk, environment, url),
        async stop(milliseconds) {
          crosswalk.drain();
          const cutOff = await server.drain(milliseconds);
          await crosswalk.close();
          return cutOff;
        },
      };
    } catch (error) {
      await server.drain(0);
      throw error;
    }
  } catch (error) {
    await crosswalk.close();
    throw error;
  }
}

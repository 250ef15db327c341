import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { OpenDatabase } from '../db/index.ts';

export interface PostgresOptions {
  /** How many connections at most; 10 unless told otherwise. */
  maximumConnections?: number;
  /** How many seconds a new connection may take; 10 unless told otherwise. */
  connectTimeout?: number;
  /** After how many idle seconds a connection is closed; never unless told otherwise. */
  idleTimeout?: number;
}

/**
 * Opens a PostgreSQL server, on Node and on Workers. Connections are made when they are first needed, so a server that
 * is down shows itself at the first query. On Workers a connection belongs to one request: open per request and close
 * after it.
 *
 * @throws Error with one line that does not show the URL, which holds a password, when the URL cannot be used.
 *
 * @example
 * const { database, close } = openPostgres('postgres://crosswalk:secret@localhost:5432/crosswalk');
 */
export function openPostgres(url: string, options: PostgresOptions = {}): OpenDatabase {
  const client = createClient(url, {
    max: options.maximumConnections ?? 10,
    connect_timeout: options.connectTimeout ?? 10,
    ...(options.idleTimeout === undefined ? {} : { idle_timeout: options.idleTimeout }),
    // Unless told otherwise postgres.js prints notices such as "relation already exists, skipping" to the console.
    onnotice: () => {},
    connection: { application_name: 'crosswalk' },
  });
  return { database: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

function createClient(url: string, options: postgres.Options<Record<string, postgres.PostgresType>>): postgres.Sql {
  // Not passed on as the cause: what the URL parser throws quotes the URL with its password.
  const unusable = new Error('The database URL must look like postgres://user:password@host:5432/database.');
  if (!/^postgres(ql)?:\/\//.test(url)) throw unusable;
  try {
    return postgres(url, options);
  } catch {
    throw unusable;
  }
}

import { type Accounts } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { type Definitions } from '../definitions/index.ts';
import { type Cursors, type Forwarder, type ProxyOperations, type Sender } from '../proxy/index.ts';
import { type ApiTokens, type Principal } from '../tokens/index.ts';
import { type UnifiedOperations } from '../unified/index.ts';

/** One line of the log. Fields hold no credential, no query string and no personal data. */
export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  [field: string]: unknown;
}

/** A file that the API serves from the package itself, so that nothing comes from elsewhere. */
export interface Asset {
  body: Uint8Array<ArrayBuffer>;
  /** How the bytes are compressed; undefined: not at all. */
  encoding?: 'br' | 'gzip';
}

/** What the HTTP API stands on. */
export interface Services {
  accounts: Accounts;
  tokens: ApiTokens;
  definitions: Definitions;
  unified: UnifiedOperations;
  proxy: ProxyOperations;
  sender: Sender;
  forward: Forwarder;
  cursors: Cursors;
  clock: Clock;
  log: (entry: LogEntry) => void;
  /** Path under which the API is mounted, such as `/api/crosswalk`; '' for the root. */
  basePath: string;
  /** Whether requests can be served: the database answers and nobody is stopping the service. */
  ready: () => Promise<boolean>;
  /** The script of the API reference; undefined where the runtime serves it in another way. */
  referenceScript?: (() => Promise<Asset>) | undefined;
}

/** What middleware leaves for the handlers. */
export interface Variables {
  requestId: string;
  principal: Principal;
  /** The token as the caller sent it: it must not travel on. */
  token: string;
  services: Services;
}

export interface ApiEnvironment {
  Bindings: { services: Services };
  Variables: Variables;
}

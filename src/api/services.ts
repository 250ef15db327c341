import { type Accounts } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { type LinkTokens } from '../connect/index.ts';
import { type Definitions } from '../definitions/index.ts';
import { type Discovery } from '../discovery/index.ts';
import { type MappingServices } from '../field-maps/index.ts';
import { type Idempotency } from '../idempotency/index.ts';
import { type Cursors, type Forwarder, type ProxyOperations, type Sender } from '../proxy/index.ts';
import { type AccountTokens, type ApiTokens, type Principal } from '../tokens/index.ts';
import { type Signer } from '../signer.ts';
import { type UnifiedOperations } from '../unified/index.ts';

import { type VaultRotation } from '../vault/index.ts';

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
export interface Services extends MappingServices {
  accounts: Accounts;
  tokens: ApiTokens;
  accountTokens: AccountTokens;
  links: LinkTokens;
  definitions: Definitions;
  discovery: Discovery;
  idempotency: Idempotency;
  unified: UnifiedOperations;
  proxy: ProxyOperations;
  sender: Sender;
  forward: Forwarder;
  cursors: Cursors;
  signer: Signer;
  clock: Clock;
  log: (entry: LogEntry) => void;
  /** Path under which the API is mounted, such as `/api/crosswalk`; '' for the root. */
  basePath: string;
  /**
   * The address at which links and vendors lead to the API, without a slash at the end; undefined when nobody has said it.
   * Never what a request names, as whoever can set its `Host` would lead others to a site of theirs.
   */
  publicUrl: () => string | undefined;
  /** The address at which whoever sent this request reaches the API: for what is answered to them alone. */
  visitedUrl: (request: Request) => string;
  /** Connection fields of the ready-made sandbox account of an integration; undefined without a sandbox. */
  sandboxFields: (integration: string) => Promise<Readonly<Record<string, string>> | undefined>;
  /** Wraps the keys of all tenants with another root key, while they stay in use. */
  rotateVault: () => Promise<VaultRotation>;
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
  /** What ends the call in place of the caller's going away; absent where that does. */
  signal?: AbortSignal;
  services: Services;
}

export interface ApiEnvironment {
  Bindings: { services: Services };
  Variables: Variables;
}

import { type Asset, type LogEntry } from './api/index.ts';
import { type Clock } from './clock.ts';
import { type Database } from './db/index.ts';
import { type IntegrationOverride, type IntegrationSource } from './definitions/index.ts';
import { type EgressAllow, type Transport } from './egress/index.ts';
import { type OAuthClients } from './oauth2/index.ts';
import { type RootKeyHolder, type Vault, type VaultRotation } from './vault/index.ts';

/** The built-in sandbox as accounts use it. */
export interface SandboxOptions {
  transport: Transport;
  /** Connection fields of the ready-made account of an integration; undefined when it has none. */
  connectionOf: (integration: string) => Promise<Readonly<Record<string, string>> | undefined>;
}

/** What an installation changes about the built-in integrations. */
export interface Customisation {
  /** Integrations besides the built-in ones, or in place of them, by name. */
  integrations?: Readonly<Record<string, IntegrationSource>>;
  /** Changes of single fields of an integration, for all accounts. */
  overrides?: Readonly<Record<string, IntegrationOverride>>;
}

/** What Crosswalk needs of its surroundings. The entries `crosswalk/node` and `crosswalk/worker` fill it in. */
export interface Surroundings {
  /** An open database whose migrations have been run. */
  database: Database;
  /** Wraps the tenants' data keys. */
  keyRing: RootKeyHolder;
  /** Keys that sign cursors, the same in every process; the first signs, all verify. */
  signingKeys: readonly Uint8Array<ArrayBuffer>[];
  /** The way to the network. */
  transport: Transport;
  clock: Clock;
  /** Addresses that may be called although no definition names them. */
  egressAllow?: EgressAllow;
  /** The clients under which this installation is registered at vendors, by the name of the integration. */
  oauthClients?: OAuthClients;
  sandbox?: SandboxOptions;
  log?: (entry: LogEntry) => void;
  /**
   * Path under which an application mounts Crosswalk, such as `/api/crosswalk`. It is taken off the requests that still
   * carry it, and stands in the API document.
   */
  basePath?: string;
  /**
   * Address at which callers and browsers reach Crosswalk, base path included, such as `https://app.example.com/api`.
   * Links and vendors lead there. It is required beside `oauthClients`; without it `connect_url` of a link token is null,
   * because the host that a request names is whatever its sender says.
   */
  publicUrl?: URL;
  /** Where Crosswalk itself listens, base path included: stands in for `publicUrl` in links. Asked once there is a request. */
  listeningUrl?: () => URL;
  /**
   * Aborts when the service is being stopped: `/ready` answers no from then on, and whoever waits for a vendor to show a
   * write hears that it was accepted.
   */
  stopping?: AbortSignal;
  /** Further conditions under which `/ready` answers yes. */
  ready?: () => Promise<boolean>;
  referenceScript?: () => Promise<Asset>;
  /** How the root key is rotated here. Default: what other root keys than the current one wrap is wrapped by it. */
  rotateVault?: (vault: Vault) => () => Promise<VaultRotation>;
}

export interface CrosswalkOptions extends Surroundings, Customisation {}

export type { AccountView, NewAccount } from './accounts/index.ts';
export type { LogEntry } from './api/index.ts';
export type { Clock } from './clock.ts';
export {
  type AccountTarget,
  createCrosswalk,
  type Crosswalk,
  type CrosswalkApi,
  type CrosswalkOptions,
  type Customisation,
  prepareCrosswalk,
  type Surroundings,
} from './crosswalk.ts';
export type { Database } from './db/index.ts';
export { DefinitionError, type IntegrationOverride, type IntegrationSource } from './definitions/index.ts';
export { parseEgressAllow, type Transport } from './egress/index.ts';
export { CrosswalkError, type ErrorCode } from './errors/index.ts';
export { deriveSigningKeys, parseKeyRing, type RootKeyHolder } from './vault/index.ts';

export { generateRootKey, parseKeyRing } from './key-ring.ts';
export { type RootKeyHolder, type WrappedKey } from './root-keys.ts';
export { type RotationOptions, type RotationProgress } from './rotate.ts';
export { deriveSigningKeys } from './signing-keys.ts';
export { type TenantKey, type TenantKeyStore } from './tenant-key-store.ts';
export { createVault, type CredentialBinding, type Vault } from './vault.ts';

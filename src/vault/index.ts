export { generateRootKey, parseKeyRing } from './key-ring.ts';
export { installation } from './owner.ts';
export { type RootKeyHolder, type WrappedKey } from './root-keys.ts';
export { createReplaceableKeyRing, type ReplaceableKeyRing } from './replaceable-key-ring.ts';
export { type RotationOptions, type RotationProgress, type VaultRotation } from './rotate.ts';
export { deriveSigningKeys } from './signing-keys.ts';
export { type TenantKey, type TenantKeyStore } from './tenant-key-store.ts';
export { createVault, type CredentialBinding, type Vault } from './vault.ts';

import { type Api } from '../../mount.ts';
import { registerVaultRotation } from './rotate.ts';

export function registerVault(app: Api): void {
  registerVaultRotation(app);
}

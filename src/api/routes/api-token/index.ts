import { type Api } from '../../mount.ts';
import { registerTokenCreate } from './create.ts';
import { registerTokenList } from './list.ts';
import { registerTokenRevoke } from './revoke.ts';

export function registerApiTokens(app: Api): void {
  registerTokenCreate(app);
  registerTokenList(app);
  registerTokenRevoke(app);
}

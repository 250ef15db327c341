import { type Api } from '../../mount.ts';
import { registerLinkTokenCreate } from './create.ts';
import { registerLinkTokenList } from './list.ts';
import { registerLinkTokenRevoke } from './revoke.ts';

export function registerLinkTokens(app: Api): void {
  registerLinkTokenCreate(app);
  registerLinkTokenList(app);
  registerLinkTokenRevoke(app);
}

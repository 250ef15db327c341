import { type Api } from '../../mount.ts';
import { registerAccountCreate } from './create.ts';
import { registerAccountDelete } from './delete.ts';
import { registerAccountGet } from './get.ts';
import { registerAccountList } from './list.ts';
import { registerOwnAccount } from './me.ts';
import { registerRefreshCredentials } from './refresh-credentials.ts';
import { registerAccountToken } from './token.ts';
import { registerAccountUpdate } from './update.ts';

export function registerIntegratedAccounts(app: Api): void {
  registerAccountCreate(app);
  registerAccountList(app);
  // Before the routes of single accounts, of which these have the form.
  registerAccountToken(app);
  registerOwnAccount(app);
  registerRefreshCredentials(app);
  registerAccountGet(app);
  registerAccountUpdate(app);
  registerAccountDelete(app);
}

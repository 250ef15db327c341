import { type Api } from '../../mount.ts';
import { registerAccountCreate } from './create.ts';
import { registerAccountDelete } from './delete.ts';
import { registerAccountGet } from './get.ts';
import { registerAccountList } from './list.ts';
import { registerAccountUpdate } from './update.ts';

export function registerIntegratedAccounts(app: Api): void {
  registerAccountCreate(app);
  registerAccountList(app);
  registerAccountGet(app);
  registerAccountUpdate(app);
  registerAccountDelete(app);
}

import { type Api } from '../../mount.ts';
import { registerHostFieldDeclare } from './declare.ts';
import { registerHostFieldDelete } from './delete.ts';
import { registerHostFieldGet } from './get.ts';
import { registerHostFieldList } from './list.ts';

export function registerHostFields(app: Api): void {
  registerHostFieldDeclare(app);
  registerHostFieldList(app);
  registerHostFieldGet(app);
  registerHostFieldDelete(app);
}

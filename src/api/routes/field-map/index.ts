import { type Api } from '../../mount.ts';
import { registerFieldMapChoices } from './choices.ts';
import { registerFieldMapGet } from './get.ts';
import { registerFieldMapHistory } from './history.ts';
import { registerFieldMapPreview } from './preview.ts';
import { registerFieldMapSave } from './save.ts';
import { registerFieldMapUndo } from './undo.ts';

export function registerFieldMaps(app: Api): void {
  registerFieldMapGet(app);
  registerFieldMapSave(app);
  registerFieldMapPreview(app);
  registerFieldMapChoices(app);
  registerFieldMapHistory(app);
  registerFieldMapUndo(app);
}

import { modelField, type ResourceFile } from '../../definitions/index.ts';
import { homesOf } from '../../discovery/index.ts';

/** The part of a field that a home is of, where it is not the whole of it. */
function part(field: string, modelPath: string): string {
  const name = modelField(field);
  if (name === modelPath) return '';
  return `${field.slice(field.search(/[.[]/)).replace(/^\./, '')}: `;
}

/** The cell of a field in a vendor's column. */
export function cellOf(resource: ResourceFile, modelPath: string): string {
  const homes = homesOf(resource, modelPath);
  if (homes.length === 0) return '–';
  const mark = { both: '', fixed: '', read: ' _read only_', write: ' _write only_' };
  return homes.map(({ field, place, way }) => part(field, modelPath) + place + mark[way]).join('; ');
}

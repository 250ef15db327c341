import { isRelated, modelField } from '../definitions/index.ts';
import { type FieldRule, type LensSpec, type PlaceRule } from '../mapping/index.ts';

/** Where a unified field is at a vendor, in the directions in which it is served. */
export interface FieldHome {
  /** Field of the lens, such as `emails[0].email`. */
  field: string;
  /** In words, names of the vendor between backticks. */
  place: string;
  way: 'both' | 'read' | 'write' | 'fixed';
}

const code = (text: string) => `\`${text}\``;

/** A list in words. */
function listed(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

function spelling({ format, values, max_length: maxLength }: PlaceRule): string {
  const notes = [
    ...(format === undefined || format === 'string' ? [] : [format.replaceAll('_', ' ')]),
    ...(values === undefined ? [] : [`as ${listed(Object.values(values).map((value) => code(String(value))))}`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
  ];
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}

function placeHome(field: string, rule: PlaceRule): FieldHome {
  const { at, custom, read, write, also_read: alsoRead = [] } = rule;
  const also = alsoRead.length === 0 ? '' : `, else ${listed(alsoRead.map(code))}`;
  const notes = also + spelling(rule);
  if (custom !== undefined) return { field, place: `custom attribute ${code(custom)}${notes}`, way: 'both' };
  if (at !== undefined) return { field, place: code(at) + notes, way: 'both' };
  if (write === undefined) return { field, place: code(read ?? '') + notes, way: 'read' };
  if (read === undefined) return { field, place: code(write) + notes, way: 'write' };
  return { field, place: `${code(read)}${notes}, written to ${code(write)}`, way: 'both' };
}

/** Where the field of this rule is. */
export function homeOf(field: string, rule: FieldRule): FieldHome {
  if (typeof rule === 'string') return { field, place: code(rule), way: 'both' };
  if ('fixed' in rule) return { field, place: `always ${code(String(rule.fixed))}`, way: 'fixed' };
  if ('same_as' in rule) return { field, place: `as ${code(rule.same_as)}`, way: 'both' };
  if ('rest' in rule) {
    const { rest } = rule;
    if (typeof rest === 'string') {
      return { field, place: rest === '$' ? 'all other attributes' : `all others in ${code(rest)}`, way: 'both' };
    }
    return { field, place: `all others in ${code(rest.read)}, written beside the fields`, way: 'both' };
  }
  if ('each' in rule) return { field, place: listed(rule.each.map(({ from }) => code(from))), way: 'read' };
  if ('kinds' in rule) return { field, place: listed(rule.kinds.map(({ from }) => code(from))), way: 'read' };
  return placeHome(field, rule);
}

/** Where everything of a field of the model is; empty when it is declined. */
export function homesOf({ lens }: { readonly lens: LensSpec }, modelPath: string): FieldHome[] {
  return Object.entries(lens.fields)
    .filter(([field]) => isRelated(modelField(field), modelPath))
    .map(([field, rule]) => homeOf(field, rule));
}

/** Why a field of the model has no place; undefined when it has one. */
export function reasonOf({ lens }: { readonly lens: LensSpec }, modelPath: string): string | undefined {
  return Object.entries(lens.unsupported ?? {}).find(([field]) => isRelated(modelField(field), modelPath))?.[1];
}

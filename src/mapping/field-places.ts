import { isWritable, resolveFields } from './fields.ts';
import { formatPath, isSeveral, type Path, stepsBelow } from './path.ts';
import { compileGetter, type Getter } from './place.ts';
import { type LensSpec } from './spec.ts';

/** Where a unified field with a place of its own is at the vendor. */
export interface FieldPlace {
  readonly field: string;
  /** What the vendor calls it, seen from where its custom attributes are. */
  readonly name: string;
  readonly isWritable: boolean;
  /** The value as a record of the vendor's has it; of places that are read in turn the first. */
  readonly get: Getter;
}

const nothing: Getter = () => undefined;

function nameOf(place: Path, attributes: Path | undefined): string {
  const below = attributes === undefined ? undefined : stepsBelow(place, attributes);
  const steps = below === undefined || below.length === 0 ? place.steps : below;
  const [only] = steps;
  return steps.length === 1 && only?.kind === 'name' ? only.name : formatPath(steps);
}

/** The fields of a lens that have one place each, second names and what is gathered from several places apart. */
export function fieldPlaces(spec: LensSpec): FieldPlace[] {
  const fields = resolveFields(spec);
  const rest = fields.find((field) => field.kind === 'rest');
  return fields.flatMap((field) => {
    if (field.kind !== 'place') return [];
    const [read] = field.reads;
    const place = field.write ?? read;
    if (place === undefined || field.reads.some(isSeveral)) return [];
    const name = nameOf(place, field.write === undefined ? rest?.read : rest?.write);
    return [
      {
        field: field.path.text,
        name,
        isWritable: isWritable(field),
        get: read === undefined ? nothing : compileGetter(read),
      },
    ];
  });
}

/** The path of a property of this name, whatever signs stand in it. */
export function namePath(name: string): string {
  return formatPath([{ kind: 'name', name }]);
}

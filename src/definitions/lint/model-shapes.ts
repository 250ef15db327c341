import { formatPath, parsePath, pathSchema } from '../../mapping/index.ts';

/** What a unified model asks of a resource. */
export interface ResourceShape {
  /**
   * Paths of all fields that a definition maps or declines, `[]` standing for the elements of a list: `first_name`,
   * `address.city`, `emails[].email`. A definition that names a parent or a part of one speaks for it.
   */
  readonly fields: readonly string[];
  /** Objects of further fields, which may be mapped and need not be declined. */
  readonly mappedFields?: readonly string[] | undefined;
}

/** By `model/resource`, for example `user-directory/users`. */
export type ModelShapes = Readonly<Record<string, ResourceShape>>;

/** The field of the model that a lens names: `emails[0].email` and `emails[type=work].email` are `emails[].email`. */
export function modelField(lensField: string): string {
  if (!pathSchema.safeParse(lensField).success) return lensField;
  return formatPath(
    parsePath(lensField).steps.map((step) =>
      step.kind === 'index' || step.kind === 'choice' ? { kind: 'every_item' } : step,
    ),
  );
}

function isBelow(field: string, parent: string): boolean {
  return field.startsWith(`${parent}.`) || field.startsWith(`${parent}[`);
}

/** True when the fields are the same, or one is part of the other: `address` and `address.city`. */
export function isRelated(left: string, right: string): boolean {
  return left === right || isBelow(left, right) || isBelow(right, left);
}

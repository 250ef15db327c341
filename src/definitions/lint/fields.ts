import { checkLensSpec } from '../../mapping/index.ts';
import { type ResourceFile } from '../schema/index.ts';
import { isRelated, modelField, type ResourceShape } from './model-shapes.ts';
import { type ResourceSubject } from './resource-subject.ts';
import { type Problem, type Rules, useOneOf } from './rule.ts';

/** The shape that the model gives the resource; undefined when there is no such model or resource. */
function shapeOf({ resource, models }: ResourceSubject): ResourceShape | undefined {
  return models[`${resource.model}/${resource.resource}`];
}

/** Every mention of a unified field, with its path. */
function* namedFields({ identity, lens }: ResourceFile): Generator<{ path: string; field: string }, void, undefined> {
  for (const [field, rule] of Object.entries(lens.fields)) {
    yield { path: `lens.fields.${field}`, field };
    if (typeof rule !== 'object' || !('each' in rule)) continue;
    for (const [index, { item, with: constants }] of rule.each.entries()) {
      for (const name of Object.keys(item))
        yield { path: `lens.fields.${field}.each.${index}.item.${name}`, field: `${field}[0].${name}` };
      for (const name of Object.keys(constants ?? {})) {
        yield { path: `lens.fields.${field}.each.${index}.with.${name}`, field: `${field}[0].${name}` };
      }
    }
  }
  for (const field of Object.keys(lens.unsupported ?? {})) yield { path: `lens.unsupported.${field}`, field };
  for (const [kind, { field }] of Object.entries(identity.kinds)) {
    if (field !== undefined) yield { path: `identity.kinds.${kind}.field`, field };
  }
}

/** Fields that the lens maps or declines, as the model names them. */
function coveredFields({ lens }: ResourceFile): string[] {
  return [...Object.keys(lens.fields), ...Object.keys(lens.unsupported ?? {})].map(modelField);
}

function* checkField(path: string, field: string, fields: readonly string[]): Generator<Problem, void, undefined> {
  const name = modelField(field);
  if (fields.some((known) => isRelated(known, name))) return;
  yield { path, message: `the model has no field ${name}`, fix: useOneOf(name, fields) };
}

/** Rules about the fields of the unified model. */
export const fieldRules = {
  *field_model({ resource, models }) {
    const name = `${resource.model}/${resource.resource}`;
    if (models[name] !== undefined) return;
    yield {
      path: 'resource',
      message: `there is no unified resource ${name}`,
      fix: useOneOf(name, Object.keys(models)),
    };
  },

  *field_known(subject) {
    const shape = shapeOf(subject);
    if (shape === undefined) return;
    const fields = [...shape.fields, ...(shape.mappedFields ?? [])];
    for (const { path, field } of namedFields(subject.resource)) yield* checkField(path, field, fields);
  },

  *field_covered(subject) {
    const covered = coveredFields(subject.resource);
    for (const field of shapeOf(subject)?.fields ?? []) {
      if (covered.some((name) => isRelated(field, name))) continue;
      const fix = 'Map it in lens.fields, or say in lens.unsupported why the vendor has no place for it.';
      yield { path: 'lens.fields', message: `the field ${field} is neither mapped nor declined`, fix };
    }
  },

  *field_reason({ resource }) {
    for (const [field, reason] of Object.entries(resource.lens.unsupported ?? {})) {
      if (reason.trim() !== '') continue;
      yield {
        path: `lens.unsupported.${field}`,
        message: 'gives no reason',
        fix: 'Say why, for the person who sends the field.',
      };
    }
  },

  *field_lens({ resource }) {
    const { fields, unsupported = {} } = resource.lens;
    for (const { field, message, fix } of checkLensSpec(resource.lens)) {
      const parts = [...(field in unsupported ? ['unsupported'] : []), ...(field in fields ? ['fields'] : [])];
      yield { path: ['lens', ...parts.slice(0, 1), field].join('.'), message, fix };
    }
  },
} satisfies Rules<ResourceSubject>;

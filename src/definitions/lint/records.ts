import { type EndpointSpec, type ParameterSpec } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';
import { namedEndpoints } from './named-endpoints.ts';
import { type Rules, useOneOf } from './rule.ts';

function fieldsOf(parameter: ParameterSpec | undefined): string[] {
  return typeof parameter === 'object' ? Object.keys(parameter.fields ?? {}) : [];
}

/** The declared properties of the records of a call; none where they are not declared. */
function recordFields({ batch, body = {} }: EndpointSpec): string[] {
  return (batch?.arrays ?? []).flatMap((name) => fieldsOf(body[name]));
}

/** Rules about calls that take many records, and about what their answers say of each. */
export const recordRules = {
  *endpoint_batch(source) {
    for (const [path, { batch, query, body }] of namedEndpoints(source)) {
      const names = Object.keys({ ...query, ...body });
      for (const [index, name] of (batch?.arrays ?? []).entries()) {
        if (names.includes(name)) continue;
        const message = `neither the query nor the body has ${name}`;
        yield { path: `${path}.batch.arrays.${index}`, message, fix: useOneOf(name, names) };
      }
    }
  },

  *endpoint_errors(source) {
    for (const [path, spec] of namedEndpoints(source)) {
      const { errors } = spec;
      if (errors === undefined) continue;
      if (errors.at === undefined && errors.known_by === undefined && errors.count === undefined) {
        const fix = 'Say with at, known_by or count where the answer tells of refused records.';
        yield { path: `${path}.errors`, message: 'no answer can be read by it', fix };
      }
      const fields = recordFields(spec);
      const named = [
        ...(errors.same ?? []).map((name, index) => ({ at: `same.${index}`, name })),
        ...(errors.known_by ?? []).flatMap(({ key }, index) =>
          key === undefined ? [] : [{ at: `known_by.${index}.key`, name: key }],
        ),
      ];
      for (const { at, name } of named) {
        if (fields.includes(name)) continue;
        const message = `the records of the call have no property ${name}`;
        yield { path: `${path}.errors.${at}`, message, fix: useOneOf(name, fields) };
      }
    }
  },
} satisfies Rules<ParsedSource>;

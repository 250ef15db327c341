import { checkLensSpec } from '../../mapping/index.ts';
import { type ResourceSubject } from './resource-subject.ts';
import { type Rules, useOneOf } from './rule.ts';

const known = ['name', 'type', 'description'];

/** Rules about the list of custom attributes. */
export const attributeRules = {
  *attribute_items({ resource: { attributes } }) {
    for (const [index, { item }] of (attributes?.each ?? []).entries()) {
      const path = `attributes.each.${index}.item`;
      if (item['name'] === undefined) {
        yield { path, message: 'an attribute has no name', fix: 'Say where its name is.' };
      }
      for (const name of Object.keys(item).filter((other) => !known.includes(other))) {
        yield { path: `${path}.${name}`, message: 'nothing of an attribute is called so', fix: useOneOf(name, known) };
      }
    }
  },

  *attribute_types({ resource: { attributes } }) {
    if (attributes === undefined) return;
    const saysTypes = attributes.each.some(({ item }) => item['type'] !== undefined);
    if (saysTypes === Object.keys(attributes.types).length > 0) return;
    yield saysTypes
      ? { path: 'attributes.types', message: 'what the types hold is not said', fix: 'List the types of the vendor.' }
      : { path: 'attributes.types', message: 'no type is read', fix: 'Say in item where the type is.' };
  },

  *attribute_places({ resource: { attributes } }) {
    if (attributes === undefined) return;
    const lens = { fields: { attributes: { each: attributes.each } } };
    for (const { message, fix } of checkLensSpec(lens)) yield { path: 'attributes.each', message, fix };
  },
} satisfies Rules<ResourceSubject>;

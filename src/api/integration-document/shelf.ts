import { type JsonObject } from '../../mapping/index.ts';

/** Parts of a document that many operations have alike, which stand in it once. */
export interface Shelf {
  /** The components, by section. */
  readonly sections: Readonly<Record<'parameters' | 'responses', JsonObject>>;
  /** A reference to the part, or the part itself where another one has the name already. */
  share(section: 'parameters' | 'responses', name: string, part: JsonObject): JsonObject;
}

/** What the router wrote, as plain JSON. */
export function toJson(value: object): JsonObject {
  const text: JsonObject = JSON.parse(JSON.stringify(value));
  return text;
}

export function createShelf(): Shelf {
  const sections: Shelf['sections'] = { parameters: {}, responses: {} };
  return {
    sections,
    share(section, name, part) {
      const key = name.replaceAll(/[^\w.-]/g, '');
      const kept = (sections[section][key] ??= part);
      return JSON.stringify(kept) === JSON.stringify(part) ? { $ref: `#/components/${section}/${key}` } : part;
    },
  };
}

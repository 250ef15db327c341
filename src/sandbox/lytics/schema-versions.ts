import { notFound } from './refusal.ts';
import type { Declared, DeclaredMapping } from './schema-parts.ts';
import type { Fields } from './values.ts';

/** What of the table of profiles is declared rather than seen. */
export interface DeclaredParts {
  fields: Declared;
  mappings: DeclaredMapping;
  /** Settings of identity fields. */
  identities: Declared;
}

/** One object for each id, in each part. */
export type SchemaParts = { readonly [Part in keyof DeclaredParts]: ReadonlyMap<string, DeclaredParts[Part]> };

export interface SchemaVersion extends SchemaParts {
  /** `draft`, or the number of the published version. */
  id: string;
  /** Identity fields, strongest first. */
  ranks: readonly string[];
  retention: Fields;
  /** Milliseconds since the epoch; of the draft, when it was begun. */
  createdAt: number;
}

const draftId = 'draft';

/** The published versions of a schema, of which `parts` is the first, and the draft of the next one. */
export function createSchemaVersions(parts: SchemaParts, ranks: readonly string[], now: () => number) {
  let current: SchemaVersion = { id: '1', ...parts, ranks, retention: {}, createdAt: now() };
  const published = [current];
  const draftOf = (version: SchemaVersion): SchemaVersion => ({ ...version, id: draftId, createdAt: now() });
  let draft = draftOf(current);

  /** The version of this id; without one, that which is published. Throws a 404 `Refusal`. */
  function version(id?: string | null): SchemaVersion {
    if (id === undefined || id === null || id === '') return current;
    const found = id === draftId ? draft : published.find((candidate) => candidate.id === id);
    if (found === undefined) throw notFound('schema version not found', 'SCHEMAVERSION-NOTFOUND-011');
    return found;
  }

  return {
    version,
    /** Oldest first, without the draft. */
    published: (): readonly SchemaVersion[] => published,
    /** Puts an object into a part of the draft, in the place of the one with its id. */
    put<Part extends keyof SchemaParts>(part: Part, object: DeclaredParts[Part]): DeclaredParts[Part] {
      const parts: SchemaParts = draft;
      const objects: ReadonlyMap<string, DeclaredParts[Part]> = parts[part];
      draft = { ...draft, [part]: new Map(objects).set(object.id, object) };
      return object;
    },
    /** Takes an object out of a part of the draft. Throws a 404 `Refusal` when it is not in it. */
    remove(part: keyof SchemaParts, id: string): Fields {
      const objects = new Map(draft[part]);
      const object = objects.get(id);
      if (object === undefined) throw notFound(`${part} ${JSON.stringify(id)} not found in the draft`);
      objects.delete(id);
      draft = { ...draft, [part]: objects };
      return object;
    },
    /** Changes the ranks or the retention of the draft. */
    change(changes: Partial<Pick<SchemaVersion, 'ranks' | 'retention'>>): SchemaVersion {
      draft = { ...draft, ...changes };
      return draft;
    },
    publish(): SchemaVersion {
      current = { ...draft, id: String(published.length + 1), createdAt: now() };
      published.push(current);
      draft = draftOf(current);
      return current;
    },
    /** Begins the draft anew from a version. */
    revert(id: string | null): SchemaVersion {
      draft = draftOf(version(id));
      return draft;
    },
  };
}

/** The names under which two versions differ in a part. */
export function compareParts(before: ReadonlyMap<string, Fields>, after: ReadonlyMap<string, Fields>) {
  const text = (objects: ReadonlyMap<string, Fields>, id: string) => JSON.stringify(objects.get(id));
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: [...after.keys()].filter((id) => before.has(id) && text(before, id) !== text(after, id)),
  };
}

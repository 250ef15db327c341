import { compilePath, difference, isJsonObject, type JsonObject, type Lens, ownProperty } from '../mapping/index.ts';

/** The fields of the model in what is written, without the id and what is sent untranslated. */
export function fieldsOf(input: JsonObject): JsonObject {
  const { id: _, remote_data: __, ...fields } = input;
  return fields;
}

/**
 * The unified fields that were written and that a record does not show as written. Fields that the lens cannot write are
 * not looked at, and of an object of attributes only the names that were sent.
 *
 * @example
 * differencesFrom(lens, { first_name: 'Ada' }, { id: 'u-1', first_name: 'Grace' }); // ['first_name']
 */
export function differencesFrom(lens: Lens, written: JsonObject, shown: JsonObject): string[] {
  return lens.writable.flatMap((field) => {
    const { get } = compilePath(field);
    const sent = get(written);
    if (sent === undefined) return [];
    const found = get(shown);
    if (!isJsonObject(sent) || !isJsonObject(found)) return difference(sent, found).length === 0 ? [] : [field];
    return Object.keys(sent).flatMap((name) =>
      difference(sent[name], ownProperty(found, name)).length === 0 ? [] : [`${field}.${name}`],
    );
  });
}

import { type CompiledEndpoint } from '../definitions/index.ts';
import { type ErrorDetail } from '../errors/index.ts';
import { compilePath, isJsonObject, jsonText, type JsonValue } from '../mapping/index.ts';

/** Records that an answer lists as refused: why, and where each stands in the body, as far as the vendor says. */
export function refusedRecords({ errors, batch }: CompiledEndpoint, body: JsonValue): ErrorDetail[] {
  if (errors === undefined) return [];
  const list = compilePath(errors.at).get(body);
  if (!Array.isArray(list)) return [];
  const only = batch?.arrays.length === 1 ? batch.arrays[0] : undefined;
  return list.map((entry) => {
    if (!isJsonObject(entry)) return { message: jsonText(entry) };
    const at = (name: string | undefined) => (name === undefined ? undefined : entry[name]);
    const [reason, named, index] = [at(errors.reason), at(errors.array), at(errors.index)];
    const array = typeof named === 'string' ? named : only;
    return {
      ...(array !== undefined && typeof index === 'number' ? { path: `${array}.${index}` } : {}),
      ...(typeof index === 'number' ? { index } : {}),
      message: typeof reason === 'string' ? reason : jsonText(entry),
    };
  });
}

/**
 * How much of a call was refused, in a sentence, with the first reason. What became of the other records is said only
 * where every refusal names its record.
 *
 * @param records how many the call had; undefined where that is not known
 *
 * @example
 * describeRefusals([{ path: 'events.0', index: 0, message: "'time' is required" }], 3);
 * // "1 of 3 records was refused; the others were accepted. The first reason, at events.0: 'time' is required."
 */
export function describeRefusals(details: readonly ErrorDetail[], records: number | undefined): string {
  const [first] = details;
  const places = new Set(details.map(({ path, index }) => path ?? index));
  const isPlaced = !places.has(undefined) && records !== undefined && places.size <= records;
  const count = isPlaced ? places.size : details.length;
  const verb = count === 1 ? 'was' : 'were';
  const rest = isPlaced && count < records ? '; the others were accepted' : '';
  const all = isPlaced ? `${count} of ${records} records ${verb} refused${rest}` : `${count} refusals are listed`;
  const at = first?.path === undefined ? '' : `, at ${first.path}`;
  return `${all}. The first reason${at}: ${(first?.message ?? '').replace(/[.\s]+$/, '')}.`;
}

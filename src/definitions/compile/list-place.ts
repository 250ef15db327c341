import { compilePath, isJsonObject, type JsonObject, type JsonValue } from '../../mapping/index.ts';
import { type EndpointSpec, type IntegrationFile, type Paging } from '../schema/index.ts';
import { compileRemoval } from './removal.ts';

/** Where an answer has its list, and what it says beside it. */
export interface CompiledListPlace {
  /** The list in an answer; undefined when there is none. */
  readonly list: (answer: JsonValue) => JsonValue | undefined;
  /**
   * An answer without its list, the cursors of its pages and what tells nothing; undefined when nothing else is in it.
   * What no definition knows of is kept.
   */
  readonly meta: (answer: JsonValue) => JsonObject | undefined;
  /** Places of what an answer is known to have beside the list, such as `data.total`. */
  readonly metaPlaces: readonly string[];
}

type Spec = Pick<EndpointSpec, 'returns' | 'success'> & Required<Pick<EndpointSpec, 'list'>>;
type Answers = Pick<IntegrationFile, 'noise' | 'failures'>;

/** The places that the items of a list stand in. */
export function listPlaces(list: EndpointSpec['list'] = []): string[] {
  return typeof list === 'string' ? [list] : list;
}

/** The items of several lists, one list after the other; undefined when none is there, or one of them is no list. */
function joinLists(lists: readonly (JsonValue | undefined)[]): JsonValue | undefined {
  const present = lists.filter((list) => list !== undefined);
  const isEveryOneList = present.every((list) => list === null || Array.isArray(list));
  return present.length > 0 && isEveryOneList ? present.flatMap((list) => list ?? []) : undefined;
}

function compileList(places: readonly string[]): CompiledListPlace['list'] {
  const getters = places.map((place) => compilePath(place).get);
  const [only, second] = getters;
  if (only !== undefined && second === undefined) return only;
  return (answer) => joinLists(getters.map((get) => get(answer)));
}

/** Places of what the cursors of the envelope stand for. */
export function cursorPlaces(paging: Paging | undefined): string[] {
  if (paging?.style !== 'cursor' && paging?.style !== 'url') return [];
  const more = paging.style === 'cursor' ? paging.more : undefined;
  return [paging.next, paging.previous, more].filter((place) => place !== undefined);
}

function compileMeta(places: readonly string[], noise: IntegrationFile['noise']): CompiledListPlace['meta'] {
  const removals = places.map(compileRemoval);
  const silent = noise.map(({ at, is }) => ({
    get: compilePath(at).get,
    values: new Set<JsonValue | undefined>(is),
    remove: compileRemoval(at),
  }));
  return (answer) => {
    let left: JsonValue | undefined = answer;
    for (const remove of removals) if (left !== undefined) left = remove(left);
    for (const { get, values, remove } of silent) {
      if (left !== undefined && values.has(get(left))) left = remove(left);
    }
    return isJsonObject(left) ? left : undefined;
  };
}

/**
 * Compiles where the answers of an endpoint have their list. The success that an answer must tell is noise: every list in
 * the envelope is one.
 */
export function compileListPlace(
  { list, returns = [], success }: Spec,
  paging: Paging | undefined,
  { noise, failures }: Answers,
): CompiledListPlace {
  const told = success === false || failures.success === undefined ? [] : [failures.success];
  const lists = listPlaces(list);
  const taken = [...lists, ...cursorPlaces(paging), ...(paging?.about_page ?? [])];
  const known = [...returns, ...(paging?.total === undefined ? [] : [paging.total])];
  return {
    list: compileList(lists),
    meta: compileMeta(taken, [...noise, ...told]),
    metaPlaces: known.filter((place) => !taken.includes(place) && told.every(({ at }) => at !== place)),
  };
}

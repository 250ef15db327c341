import { type Paging } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { firstPosition, pageSize, type Position } from './paging.ts';
import { type Place } from './place.ts';

/** Vendors read `a[b]` and `a.b` as the same parameter. */
function plainName(name: string): string {
  return name.replaceAll('[', '.').replaceAll(']', '');
}

function wholeNumber(name: string, value: JsonValue): number {
  const text = jsonText(value);
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new CrosswalkError('invalid_request', `The parameter ${name} must be a whole number.`, {
    errors: [{ path: name, message: 'must be a whole number' }],
  });
}

function positionIn(paging: Paging, value: JsonValue | undefined): Position {
  if (value === undefined || value === null || !('parameter' in paging)) return firstPosition(paging);
  if (paging.style === 'page') return { page: wholeNumber(paging.parameter, value) };
  if (paging.style === 'offset') return { offset: wholeNumber(paging.parameter, value) };
  return { cursor: jsonText(value) };
}

/**
 * Where a list starts and what else its query says. A caller may name the page in the vendor's own parameters; they are
 * taken out of the query, because from there on the place decides them.
 *
 * @param limit items that the caller wants, which says more than a size in the query
 * @throws CrosswalkError `invalid_request` for a page, offset or size that is no number.
 */
export function readStart(
  paging: Paging | undefined,
  query: JsonObject,
  limit: number | undefined,
): { place: Place; query: JsonObject } {
  if (paging === undefined) return { place: { at: {}, from: 0 }, query };
  const own = (name: string | undefined) =>
    name === undefined ? undefined : Object.keys(query).find((given) => plainName(given) === plainName(name));
  const positionName = own('parameter' in paging ? paging.parameter : undefined);
  const sizeName = own(paging.size);
  const givenSize = sizeName === undefined ? undefined : query[sizeName];
  const wanted =
    limit ?? (givenSize === undefined || givenSize === null ? undefined : wholeNumber(sizeName ?? '', givenSize));
  const size = pageSize(paging, wanted);
  return {
    place: {
      at: positionIn(paging, positionName === undefined ? undefined : query[positionName]),
      from: 0,
      ...(size === undefined ? {} : { size }),
    },
    query: Object.fromEntries(Object.entries(query).filter(([name]) => name !== positionName && name !== sizeName)),
  };
}

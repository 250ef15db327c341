import { type Definitions } from '../../../definitions/index.ts';
import { type Body, type HeaderList, headerValue, isNamed } from '../../../egress/index.ts';
import { CrosswalkError } from '../../../errors/index.ts';
import { isJsonObject } from '../../../mapping/index.ts';
import { basicUser, parseJson, rawParameters, readBounded } from '../../../proxy/index.ts';
import { type ApiTokens, type Principal } from '../../../tokens/index.ts';
import { bearerToken } from '../../middleware/authenticate.ts';

/** Who makes a native request, by which token, and the body when it had to be read for that. */
export interface NativeCaller {
  principal: Principal;
  token: string;
  body: Body;
}

/** What of a native request may hold the token. */
export interface NativeRequest {
  headers: HeaderList;
  /** Query without `?`. */
  search: string;
  body: Body;
}

/** Finds the caller of a native request. */
export type FindCaller = (request: NativeRequest) => Promise<NativeCaller>;

/**
 * Prepares to find the Crosswalk token of native requests wherever some vendor's own clients put their credential. A
 * body is read for it, within a bound, only when head and query hold no valid token.
 *
 * The function throws `token_missing`, `token_invalid` or `token_expired`.
 */
export function createFindCaller(definitions: Definitions, tokens: Pick<ApiTokens, 'authenticate'>): FindCaller {
  const places = definitions
    .all()
    .flatMap(({ servers }) => [...servers.values()].flatMap((server) => server.tokenPlaces));
  const namesIn = (where: 'header' | 'query' | 'body') =>
    new Set(places.flatMap((place) => (place.in === where && 'name' in place ? [place.name] : [])));
  const headerNames = namesIn('header');
  const queryNames = namesIn('query');
  const bodyNames = namesIn('body');

  /** A header of a vendor's own comes first: Authorization beside it holds something else, such as an end user's JWT. */
  function* inHead({ headers, search }: NativeRequest): Generator<string> {
    const authorization = headerValue(headers, 'authorization') ?? '';
    for (const [name, value] of headers) {
      if (headerNames.has(name.toLowerCase()) && !isNamed(name, 'authorization')) yield value;
    }
    yield bearerToken(authorization) ?? '';
    yield basicUser(authorization) ?? '';
    if (headerNames.has('authorization') && !/\s/.test(authorization)) yield authorization;
    for (const { name, value } of rawParameters(search)) if (queryNames.has(name)) yield value;
  }

  function* inBody(bytes: Uint8Array): Generator<string> {
    const body = parseJson(new TextDecoder().decode(bytes));
    if (!isJsonObject(body)) return;
    for (const name of bodyNames) {
      const value = body[name];
      if (typeof value === 'string') yield value;
    }
  }

  /** The first candidate that is a valid token; otherwise the refusal that says most, if there was any candidate. */
  async function firstValid(
    candidates: Iterable<string>,
  ): Promise<{ principal: Principal; token: string } | CrosswalkError | undefined> {
    let refusal: CrosswalkError | undefined;
    for (const token of candidates) {
      if (token === '') continue;
      try {
        return { principal: await tokens.authenticate(token), token };
      } catch (error) {
        if (!(error instanceof CrosswalkError) || error.status !== 401) throw error;
        // An expired token of ours says more than a text that never was one.
        if (refusal === undefined || error.code === 'token_expired') refusal = error;
      }
    }
    return refusal;
  }

  return async (request) => {
    const { body } = request;
    const head = await firstValid(inHead(request));
    if (head !== undefined && 'principal' in head) return { ...head, body };
    if (body !== null) {
      const bytes = body instanceof Uint8Array ? body : await readBounded(body);
      const found = await firstValid(inBody(bytes));
      if (found !== undefined && 'principal' in found) return { ...found, body: bytes };
    }
    throw (
      head ??
      new CrosswalkError(
        'token_missing',
        'This needs a Crosswalk token, in "Authorization: Bearer <token>" or where the vendor’s own clients put their key.',
      )
    );
  };
}

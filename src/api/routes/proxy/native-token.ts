import { CrosswalkError } from '../../../errors/index.ts';
import { basicUser, parseJson, readBounded } from '../../../proxy/index.ts';
import { isJsonObject } from '../../../mapping/index.ts';
import { type Principal } from '../../../tokens/index.ts';
import { bearerToken } from '../../middleware/authenticate.ts';
import { type ApiContext } from '../../mount.ts';
import { parseQuery } from '../../query.ts';
import { type Services } from '../../services.ts';

/** Who makes a native request, by which token, and the body when it had to be read for that. */
export interface NativeCaller {
  principal: Principal;
  token: string;
  body: Uint8Array | ReadableStream<Uint8Array> | null;
}

/** Every place where some vendor's own clients put their credential, and so a Crosswalk token may stand. */
function tokenPlaces({ definitions }: Services) {
  return definitions
    .all()
    .flatMap((integration) => [...integration.servers.values()].flatMap((server) => server.tokenPlaces));
}

function candidatesInHead(context: ApiContext): string[] {
  const authorization = context.req.header('authorization');
  const query = parseQuery(new URL(context.req.url).search);
  const declared = tokenPlaces(context.get('services')).map((place) => {
    if (place.in === 'header') return context.req.header(place.name);
    if (place.in !== 'query') return undefined;
    const value = query[place.name];
    return typeof value === 'string' ? value : undefined;
  });
  const found = [bearerToken(authorization), basicUser(authorization ?? ''), ...declared];
  return [...new Set(found.flatMap((candidate) => (candidate === undefined || candidate === '' ? [] : [candidate])))];
}

/** Texts in a JSON body where some vendor takes a credential. */
function candidatesInBody(context: ApiContext, bytes: Uint8Array): string[] {
  const body = parseJson(new TextDecoder().decode(bytes));
  if (!isJsonObject(body)) return [];
  const names = tokenPlaces(context.get('services')).flatMap((place) => (place.in === 'body' ? [place.name] : []));
  return names.flatMap((name) => {
    const value = body[name];
    return typeof value === 'string' ? [value] : [];
  });
}

/** The first candidate that is a valid token. */
async function firstValid(
  context: ApiContext,
  candidates: readonly string[],
): Promise<{ principal: Principal; token: string } | CrosswalkError | undefined> {
  let refusal: CrosswalkError | undefined;
  for (const token of candidates) {
    try {
      return { principal: await context.get('services').tokens.authenticate(token), token };
    } catch (error) {
      if (!(error instanceof CrosswalkError) || error.status !== 401) throw error;
      // An expired token of ours says more than a text that never was one.
      if (refusal === undefined || error.code === 'token_expired') refusal = error;
    }
  }
  return refusal;
}

/**
 * Finds the Crosswalk token of a native request wherever the vendor's clients put their credential. A body is read for
 * it, within a bound, only when head and query hold no valid token.
 *
 * @throws CrosswalkError `token_missing`, `token_invalid`, `token_expired`.
 */
export async function findCaller(context: ApiContext): Promise<NativeCaller> {
  const { body } = context.req.raw;
  const inHead = await firstValid(context, candidatesInHead(context));
  if (inHead !== undefined && !(inHead instanceof CrosswalkError)) return { ...inHead, body };
  if (body !== null) {
    const bytes = await readBounded(body);
    const inBody = await firstValid(context, candidatesInBody(context, bytes));
    if (inBody !== undefined && !(inBody instanceof CrosswalkError)) return { ...inBody, body: bytes };
  }
  if (inHead instanceof CrosswalkError) throw inHead;
  throw new CrosswalkError(
    'token_missing',
    'This needs a Crosswalk token, in "Authorization: Bearer <token>" or where the vendor’s own clients put their key.',
  );
}

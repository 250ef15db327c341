import { type HeaderList, headerValue } from '../egress/index.ts';
import { type ApiTokens } from '../tokens/index.ts';
import { isForAccounts } from './account-audience.ts';
import { bearerToken } from './middleware/authenticate.ts';

const readable = [
  'x-request-id',
  'x-crosswalk-answer',
  'x-crosswalk-request-id',
  'x-original-request-id',
  'idempotency-replayed',
  'retry-after',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'link',
  'location',
];

/** Seconds that browsers may remember the answer to a preflight request. */
const remembered = 600;

/** What of a request says whether it comes from a page of another origin. */
interface CrossOriginRequest {
  method: string;
  /** Path without the base path. */
  path: string;
  headers: HeaderList;
}

/**
 * The header fields of the answer to a preflight request (Fetch standard, 3.2); undefined for every other request.
 *
 * A preflight bears no token, so it cannot say whose page asks: it allows the question to be put. The request that follows
 * is refused unless its token was made for the origin, and without a token nothing happens at all.
 */
export function answerPreflight({ method, path, headers }: CrossOriginRequest): HeaderList | undefined {
  const origin = headerValue(headers, 'origin');
  const wanted = headerValue(headers, 'access-control-request-method');
  if (method !== 'OPTIONS' || origin === undefined || wanted === undefined || !isForAccounts(path)) return undefined;
  return [
    ['access-control-allow-origin', origin],
    ['access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE'],
    ['access-control-allow-headers', headerValue(headers, 'access-control-request-headers') ?? 'authorization'],
    ['access-control-max-age', String(remembered)],
    ['vary', 'origin, access-control-request-headers'],
  ];
}

/** The header fields by which a page may read an answer: only one whose origin the account token was made for. */
export async function crossOriginHeaders(
  { path, headers }: CrossOriginRequest,
  tokens: Pick<ApiTokens, 'originsOf'>,
): Promise<HeaderList> {
  const origin = headerValue(headers, 'origin');
  if (origin === undefined || !isForAccounts(path)) return [];
  const token = bearerToken(headerValue(headers, 'authorization'));
  const origins = token === undefined ? [] : await tokens.originsOf(token);
  if (!origins.includes(origin)) return [['vary', 'origin']];
  return [
    ['access-control-allow-origin', origin],
    ['access-control-expose-headers', readable.join(', ')],
    ['vary', 'origin'],
  ];
}

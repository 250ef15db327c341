import type { OutboundResponse, Transport, TransportRequest } from '../../src/egress/index.ts';
import { type Clock, sleep } from '../../src/clock.ts';

/** What a token endpoint may do to a request: answer, or drop the connection before or after it acted. */
export type Behaviour =
  | 'answers'
  | 'drops before acting'
  | 'drops after acting'
  | 'fails'
  | 'is busy'
  | 'cannot be reached';

/**
 * A vendor whose authorization server rotates refresh tokens, and revokes everything when one is used twice, as RFC 9700
 * asks for. Its API takes what the server gave, as long as it is good.
 */
export interface RotatingProvider {
  transport: Transport;
  /** The next token requests, in turn; every one after them answers. */
  behaviours: Behaviour[];
  /** Milliseconds until the token endpoint answers. */
  delay: number;
  /** Seconds. */
  life: number;
  /** Requests to the token endpoint, by grant type. */
  requests: URLSearchParams[];
  /** Refresh tokens that came a second time. */
  reused: number;
  /** Tokens that were taken back by the client. */
  revoked: string[];
  /** Calls of the API, by status. */
  calls: Record<number, number>;
  /** Allows access: a first access token and refresh token. */
  allow(): { accessToken: string; refreshToken: string; life: number };
  /** Ends the access, as when the customer withdraws it. */
  withdraw(): void;
  /** Makes the access tokens given so far useless, and nothing else. */
  forgetAccessTokens(): void;
}

const json = (status: number, body: object): OutboundResponse => ({
  status,
  headers: [['content-type', 'application/json']],
  body: new TextEncoder().encode(JSON.stringify(body)),
});

export function createRotatingProvider(clock: Clock, life = 3600): RotatingProvider {
  const access = new Map<string, number>();
  let refreshToken = '';
  const spent = new Set<string>();
  let count = 0;

  function issue() {
    count += 1;
    const accessToken = `access-${count}-of-northwind`;
    access.set(accessToken, clock.now() + provider.life * 1000);
    refreshToken = `refresh-${count}-of-northwind`;
    return { accessToken, refreshToken, life: provider.life };
  }

  function grant(form: URLSearchParams): OutboundResponse {
    const given = form.get('refresh_token') ?? '';
    if (form.get('grant_type') === 'authorization_code' || given === refreshToken) {
      if (given !== '') spent.add(given);
      const { accessToken } = issue();
      return json(200, {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: provider.life,
        refresh_token: refreshToken,
      });
    }
    if (spent.has(given)) {
      provider.reused += 1;
      provider.withdraw();
    }
    return json(400, { error: 'invalid_grant' });
  }

  async function token(request: TransportRequest, form: URLSearchParams): Promise<OutboundResponse> {
    provider.requests.push(form);
    const behaviour = provider.behaviours.shift() ?? 'answers';
    const dropped = new Error('the connection was reset');
    await sleep(clock, provider.delay);
    if (behaviour === 'drops before acting') throw dropped;
    if (behaviour === 'fails') return json(500, { error: 'server_error' });
    if (behaviour === 'is busy') return { ...json(429, { error: 'slow_down' }), headers: [['retry-after', '30']] };
    const answer = grant(form);
    if (behaviour === 'drops after acting') throw dropped;
    return answer;
  }

  function api({ headers }: TransportRequest): OutboundResponse {
    const [, authorization = ''] = headers.find(([name]) => name.toLowerCase() === 'authorization') ?? [];
    const isGood = (access.get(authorization.replace('Bearer ', '')) ?? 0) > clock.now();
    const status = isGood ? 200 : 401;
    provider.calls[status] = (provider.calls[status] ?? 0) + 1;
    return isGood ? json(200, { ok: true }) : json(401, { message: 'the token is not valid' });
  }

  const provider: RotatingProvider = {
    behaviours: [],
    delay: 0,
    life,
    requests: [],
    reused: 0,
    revoked: [],
    calls: {},
    allow: issue,
    withdraw() {
      refreshToken = '';
      access.clear();
    },
    forgetAccessTokens: () => access.clear(),
    transport: {
      async send(request) {
        const { hostname, pathname } = request.url;
        if (pathname === '/token' && provider.behaviours[0] === 'cannot be reached') {
          provider.behaviours.shift();
          throw Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' });
        }
        request.sending();
        if (hostname === 'api.northwind.example' || pathname.startsWith('/api/')) return api(request);
        const text = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : '';
        const form = new URLSearchParams(text);
        if (pathname === '/token') return token(request, form);
        provider.revoked.push(form.get('token') ?? '');
        return { status: 200, headers: [], body: null };
      },
    },
  };
  return provider;
}

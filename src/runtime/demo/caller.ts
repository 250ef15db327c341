import { type Clock, sleep } from '../../clock.ts';
import { isJsonObject, type JsonObject } from '../../mapping/index.ts';

/** What Crosswalk answered. */
export interface Answer {
  status: number;
  body: JsonObject;
}

export interface CallOptions {
  body?: JsonObject;
  /** The answer is to wait until the vendor shows what was written. */
  confirm?: boolean;
}

/** One customer's backend: calls the HTTP API for one account, and waits as long as it is told to. */
export interface Caller {
  /** One request; after a 429 the next one waits as `Retry-After` says. */
  attempt(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /**
   * Like `attempt`, repeated after each 429.
   *
   * @throws Error when it is still refused after many waits
   */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Requests made so far, refused ones included. */
  readonly requests: number;
  /** How many of them were answered 429. */
  readonly refused: number;
}

export interface CallerOptions {
  /** Answers as `fetch` would. */
  send: (request: Request) => Promise<Response>;
  token: string;
  clock: Clock;
}

const mostRefusals = 50;

async function readAnswer(response: Response): Promise<Answer> {
  const body: unknown = await response.json();
  if (!isJsonObject(body)) throw new Error(`Crosswalk answered ${response.status} with something else than an object.`);
  return { status: response.status, body };
}

/** What an error answer says. */
export function messageOf({ status, body }: Answer): string {
  return `${status} ${typeof body['message'] === 'string' ? body['message'] : JSON.stringify(body)}`;
}

export function createCaller({ send, token, clock }: CallerOptions): Caller {
  let requests = 0;
  let refused = 0;
  /** All requests for the account share its vendor's limit, so all of them wait. */
  let opensAt = 0;

  async function attempt(method: string, path: string, { body, confirm = false }: CallOptions = {}): Promise<Answer> {
    while (clock.now() < opensAt) await sleep(clock, opensAt - clock.now());
    requests += 1;
    const headers = { authorization: `Bearer ${token}`, ...(confirm ? { prefer: 'confirm' } : {}) };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await send(new Request(`http://crosswalk.local${path}`, { method, headers, ...content }));
    if (response.status === 429) {
      refused += 1;
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      if (!(seconds >= 1)) throw new Error('A 429 did not say how many seconds to wait.');
      opensAt = Math.max(opensAt, clock.now() + seconds * 1000);
    }
    return readAnswer(response);
  }

  return {
    attempt,
    async call(method, path, options) {
      for (let refusals = 0; refusals < mostRefusals; refusals += 1) {
        const answer = await attempt(method, path, options);
        if (answer.status !== 429) return answer;
      }
      throw new Error(`${method} ${path} was refused ${mostRefusals} times for calling too often.`);
    },
    get requests() {
      return requests;
    },
    get refused() {
      return refused;
    },
  };
}

import { type CustomFetchOptions } from 'oauth4webapi';
import { type Egress, headerValue, type OutboundResponse, readBody } from '../egress/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { type TokenFailure, standardAnswer } from './token-answer.ts';
import { type Provider } from './provider.ts';

/** Largest answer of an authorization server, in bytes. */
const bodyLimit = 256 * 1024;

/** Within this an authorization server has to answer; nobody waits longer for a token. */
const timeouts = { total: 30_000 };

/** Thrown for an answer that says nothing about the request, but that the server cannot answer it now. */
export class ServerTrouble extends Error {
  override name = 'ServerTrouble';
  readonly failure: TokenFailure;

  constructor(failure: TokenFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

function troubleOf({ vendor }: Provider, { status, headers }: OutboundResponse): ServerTrouble | undefined {
  if (status === 429 || status === 503) {
    const seconds = /^\d{1,6}$/.exec(headerValue(headers, 'retry-after') ?? '')?.[0];
    const reason = `The sign-in service of ${vendor} is busy (it answered ${status}).`;
    return new ServerTrouble({
      kind: 'busy',
      reason,
      ...(seconds === undefined ? {} : { retryAfter: Number(seconds) }),
    });
  }
  if (status < 500) return undefined;
  return new ServerTrouble({
    kind: 'ambiguous',
    reason: `The sign-in service of ${vendor} failed (it answered ${status}).`,
  });
}

function readJson(bytes: Uint8Array): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * `fetch` for oauth4webapi that goes through egress, with answers in the form of the standard.
 *
 * @param secrets further values that must not stand in an error
 */
export function egressFetch(egress: Egress, provider: Provider, secrets: readonly string[]) {
  return async (url: string, options: CustomFetchOptions<string, URLSearchParams>): Promise<Response> => {
    const body = new TextEncoder().encode(options.body.toString());
    const response = await egress.send({
      method: options.method,
      url: new URL(url),
      headers: [...Object.entries(options.headers), ['user-agent', 'crosswalk']],
      body,
      hosts: provider.spec.server.hosts,
      secrets: [...provider.secrets, ...secrets],
      via: provider.via,
      timeouts,
    });
    const bytes = await readBody(response, bodyLimit);
    const trouble = troubleOf(provider, response);
    if (trouble !== undefined) throw trouble;
    const headers = response.headers.filter(([name]) => !/^content-(length|encoding)$/i.test(name));
    const answer = response.status === 200 ? readJson(bytes) : undefined;
    const content = isJsonObject(answer)
      ? JSON.stringify(standardAnswer(provider.spec, answer))
      : Uint8Array.from(bytes);
    const init = { status: response.status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
    return new Response([101, 204, 205, 304].includes(response.status) ? null : content, init);
  };
}

import { type Accounts, addressOf, type Connection, serverOf } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { type CompiledEndpoint, type CompiledServer } from '../definitions/index.ts';
import { type Body, type Egress, type HeaderList, type OutboundResponse, readBody } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { type ReadBody, readVendorBody } from './body.ts';
import { type Answer, classify } from './classify.ts';
import { encodeStrictly, writeQuery } from './query.ts';
import { redactHeaders } from './redact-answer.ts';
import { prefixOf } from './vendor-path.ts';

/** The parameters of a declared vendor call. */
export interface CallArguments {
  path?: JsonObject;
  query?: JsonObject;
  body?: JsonValue | undefined;
  signal?: AbortSignal | undefined;
  /** True for a trial of credentials that are not stored yet: the answer says nothing about the account's state. */
  trial?: boolean;
}

/** A vendor's answer to a declared call that succeeded. */
export interface VendorAnswer {
  status: number;
  /** Without credentials: they are shown to callers. */
  headers: HeaderList;
  body: ReadBody;
  /** The address that was called, without credentials. */
  url: URL;
}

export interface SenderOptions {
  egress: Egress;
  clock: Clock;
  accounts: Pick<Accounts, 'markRefused' | 'markAccepted'>;
  /** Largest body of an answer that is not streamed, in bytes. Default 32 MiB. */
  bodyLimit?: number;
}

/** Puts one request on its way to a server of the account's vendor, credential included. */
export interface Outbound {
  server: CompiledServer;
  url: URL;
  method: string;
  headers: HeaderList;
  body: Body;
  signal?: AbortSignal | undefined;
  /** True when the credential stands elsewhere already, so that no header is added or replaced. */
  keepsHeaders?: boolean;
}

/** The caller's headers, those of every request to the server unless the caller has them, and the credential. */
function headersTo({ server, headers, keepsHeaders = false }: Outbound, { fields }: Connection): HeaderList {
  const credential = keepsHeaders ? undefined : server.credential(fields);
  const has = (name: string) => headers.some(([given]) => given.toLowerCase() === name);
  const kept = credential === undefined ? headers : headers.filter(([name]) => name.toLowerCase() !== credential[0]);
  return [...kept, ...server.headers.filter(([name]) => !has(name)), ...(credential === undefined ? [] : [credential])];
}

const defaultBodyLimit = 32 * 1024 * 1024;
const utf8 = new TextEncoder();

/** RFC 9110, section 9.2.2. */
const idempotentMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Fills a path template; each value becomes one segment. */
function fillPath(endpoint: CompiledEndpoint, given: JsonObject): string {
  return endpoint.path.replace(/\{([a-z][a-z0-9_]*)\}/gi, (_, name: string) => {
    const segment = encodeStrictly(jsonText(given[name] ?? ''));
    if (segment === '.' || segment === '..') {
      throw new CrosswalkError('invalid_request', `The path parameter ${name} must not be "${segment}".`, {
        errors: [{ path: name, message: 'is a dot segment' }],
      });
    }
    return segment;
  });
}

function isAbsent(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Names of the required parameters that were not given. A body that is no object is the vendor's to judge. */
function missingParameters({ parameters }: CompiledEndpoint, { path = {}, query = {}, body }: CallArguments): string[] {
  const bodyFields = body === undefined ? {} : isJsonObject(body) ? body : undefined;
  return [
    ...parameters.path.filter(({ name }) => isAbsent(path[name])),
    ...parameters.query.filter(({ name, required }) => required && isAbsent(query[name])),
    ...parameters.body.filter(({ name, required }) => required && bodyFields && bodyFields[name] === undefined),
  ].map(({ name }) => name);
}

/**
 * The error of a call whose answer was lost. Egress knows only that the vendor may have acted; that doing so again is
 * harmless is known of the endpoint.
 */
function asRepeatable(error: unknown): unknown {
  const isLost = error instanceof CrosswalkError && (error.code === 'remote_failed' || error.code === 'remote_timeout');
  if (!isLost || error.retryable) return error;
  return new CrosswalkError(error.code, error.message, { ...error.options, retryable: true, cause: error.cause });
}

/** The one way to call a vendor: builds the request, sends it, judges the answer, and keeps the account's state. */
export function createSender({ egress, clock, accounts, bodyLimit = defaultBodyLimit }: SenderOptions) {
  function send(connection: Connection, outbound: Outbound): Promise<OutboundResponse> {
    const { server, url, method, body, signal } = outbound;
    return egress.send({
      method,
      url,
      headers: headersTo(outbound, connection),
      body,
      hosts: server.hosts,
      secrets: connection.secrets,
      via: connection.account.isSandbox ? 'sandbox' : 'network',
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async function judge(
    connection: Connection,
    call: Pick<Answer, 'endpoint' | 'repeatable'>,
    url: URL,
    response: OutboundResponse,
    trial = false,
  ): Promise<VendorAnswer> {
    const bytes = await readBody(response, bodyLimit);
    const body = readVendorBody(connection, response, bytes, call.repeatable);
    const error = classify(connection, { ...call, response, body, now: clock.now() });
    // Whoever forwards an undeclared call keeps the account's state itself.
    const { endpoint } = call;
    const server = trial || endpoint === undefined ? undefined : serverOf(connection, endpoint.server).name;
    if (error === undefined) {
      if (server !== undefined) await accounts.markAccepted(connection, server);
      return { status: response.status, headers: redactHeaders(connection, response.headers), body, url };
    }
    if (error.code === 'remote_unauthorized' && server !== undefined) {
      await accounts.markRefused(connection, { message: error.message, status: response.status, server });
    }
    throw error;
  }

  /** Where an endpoint's server is for this account. */
  function address(connection: Connection, endpoint: CompiledEndpoint): URL {
    return addressOf(connection, serverOf(connection, endpoint.server));
  }

  return {
    send,
    address,

    /**
     * Calls a declared endpoint.
     *
     * @throws CrosswalkError `invalid_request` before anything is sent when a required parameter is missing,
     * `credential_missing` when the account cannot call the server, and the `remote_…` errors for what the vendor says.
     */
    async call(connection: Connection, endpoint: CompiledEndpoint, given: CallArguments): Promise<VendorAnswer> {
      const missing = missingParameters(endpoint, given);
      if (missing.length > 0) {
        throw new CrosswalkError('invalid_request', `${endpoint.name} needs ${missing.join(', ')}.`, {
          errors: missing.map((path) => ({ path, message: 'is missing' })),
        });
      }
      const base = address(connection, endpoint);
      const target = `${prefixOf(base)}${fillPath(endpoint, given.path ?? {})}${writeQuery(given.query ?? {}, endpoint.arrayQuery)}`;
      return this.callAt(connection, endpoint, new URL(base.origin + target), given);
    },

    /** Calls a declared endpoint at an address that the vendor itself gave for it, such as that of the next page. */
    async callAt(
      connection: Connection,
      endpoint: CompiledEndpoint,
      url: URL,
      given: Pick<CallArguments, 'body' | 'signal' | 'trial'>,
    ): Promise<VendorAnswer> {
      const server = serverOf(connection, endpoint.server);
      const sendsBody = given.body !== undefined && endpoint.verb !== 'get';
      const outbound: Outbound = {
        server,
        url,
        method: endpoint.verb.toUpperCase(),
        headers: [
          ['accept', 'application/json'],
          ['user-agent', 'crosswalk'],
          ...(sendsBody ? ([['content-type', 'application/json']] as const) : []),
        ],
        body: sendsBody ? utf8.encode(JSON.stringify(given.body)) : null,
        signal: given.signal,
      };
      try {
        const response = await send(connection, outbound);
        return await judge(connection, { endpoint, repeatable: endpoint.repeatable }, url, response, given.trial);
      } catch (error) {
        throw endpoint.repeatable ? asRepeatable(error) : error;
      }
    },

    /** Reads and judges the answer to an undeclared call, which is as repeatable as HTTP says of its method. */
    judge: (connection: Connection, method: string, url: URL, response: OutboundResponse) =>
      judge(connection, { endpoint: undefined, repeatable: idempotentMethods.has(method) }, url, response),
  };
}

export type Sender = ReturnType<typeof createSender>;

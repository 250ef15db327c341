import { type Accounts, addressOf, type Connection, serverOf } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { type CompiledEndpoint, type CompiledServer } from '../definitions/index.ts';
import { type Egress, type HeaderList, type OutboundResponse, readBody } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { type ReadBody, readVendorBody } from './body.ts';
import { classify } from './classify.ts';
import { encodeStrictly, writeQuery } from './query.ts';

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
  body: Uint8Array | ReadableStream<Uint8Array> | null;
  signal?: AbortSignal | undefined;
}

const defaultBodyLimit = 32 * 1024 * 1024;
const utf8 = new TextEncoder();

/** Fills a path template; each value becomes one segment. */
function fillPath(endpoint: CompiledEndpoint, given: JsonObject): string {
  return endpoint.path.replace(/\{([a-z][a-z0-9_]*)\}/gi, (_, name: string) => {
    const value = given[name];
    if (value === undefined || value === null || value === '') {
      throw new CrosswalkError('invalid_request', `${endpoint.name} needs the path parameter ${name}.`, {
        errors: [{ path: name, message: 'is missing' }],
      });
    }
    const segment = encodeStrictly(jsonText(value));
    if (segment === '.' || segment === '..') {
      throw new CrosswalkError('invalid_request', `The path parameter ${name} must not be "${segment}".`, {
        errors: [{ path: name, message: 'is a dot segment' }],
      });
    }
    return segment;
  });
}

function missingParameters(endpoint: CompiledEndpoint, given: CallArguments): string[] {
  const body = typeof given.body === 'object' && given.body !== null && !Array.isArray(given.body) ? given.body : {};
  const bodyIsOpen = given.body !== undefined && (typeof given.body !== 'object' || Array.isArray(given.body));
  return [
    ...endpoint.parameters.query.filter(({ name, required }) => required && given.query?.[name] === undefined),
    ...(bodyIsOpen
      ? []
      : endpoint.parameters.body.filter(({ name, required }) => required && body[name] === undefined)),
  ].map(({ name }) => name);
}

/** The one way to call a vendor: builds the request, sends it, judges the answer, and keeps the account's state. */
export function createSender({ egress, clock, accounts, bodyLimit = defaultBodyLimit }: SenderOptions) {
  function send(
    connection: Connection,
    { server, url, method, headers, body, signal }: Outbound,
  ): Promise<OutboundResponse> {
    const credential = server.credential(connection.fields);
    return egress.send({
      method,
      url,
      headers: [...headers, ...(credential === undefined ? [] : [credential])],
      body,
      hosts: server.hosts,
      secrets: connection.secrets,
      via: connection.account.isSandbox ? 'sandbox' : 'network',
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async function judge(
    connection: Connection,
    endpoint: CompiledEndpoint | undefined,
    url: URL,
    response: OutboundResponse,
    trial = false,
  ): Promise<VendorAnswer> {
    const bytes = await readBody(response, bodyLimit);
    const body = readVendorBody(connection.integration.label, response.status, response.headers, bytes);
    const error = classify(connection, { endpoint, response, body, now: clock.now() });
    if (error === undefined) {
      if (!trial) await accounts.markAccepted(connection);
      return { status: response.status, headers: response.headers, body, url };
    }
    if (error.code === 'remote_unauthorized' && !trial) {
      await accounts.markRefused(connection, { message: error.message, status: response.status });
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
      const prefix = base.pathname === '/' ? '' : base.pathname;
      const target = `${prefix}${fillPath(endpoint, given.path ?? {})}${writeQuery(given.query ?? {}, endpoint.arrayQuery)}`;
      return this.callAt(connection, endpoint, new URL(target, base), given);
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
      const response = await send(connection, {
        server,
        url,
        method: endpoint.verb.toUpperCase(),
        headers: [
          ['accept', 'application/json'],
          ['user-agent', 'crosswalk'],
          ...server.headers,
          ...(sendsBody ? ([['content-type', 'application/json']] as const) : []),
        ],
        body: sendsBody ? utf8.encode(JSON.stringify(given.body)) : null,
        signal: given.signal,
      });
      return judge(connection, endpoint, url, response, given.trial);
    },

    /** Reads and judges the answer to an undeclared call. */
    judge: (connection: Connection, url: URL, response: OutboundResponse) =>
      judge(connection, undefined, url, response),
  };
}

export type Sender = ReturnType<typeof createSender>;

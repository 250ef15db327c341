import { type Accounts, addressOf, type Connection, serverOf } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { type CompiledEndpoint, type CompiledServer, mediaTypes } from '../definitions/index.ts';
import {
  type AbortNotice,
  type Body,
  createRedactor,
  type Egress,
  type HeaderList,
  headerValue,
  isNamed,
  type OutboundResponse,
  readBody,
  type Timeouts,
} from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type DocumentedBody, type ReadBody, readDocumented, readVendorBody } from './body.ts';
import { withBodyCredential } from './body-credential.ts';
import { type Answer, classify } from './classify.ts';
import { decodeBody } from './decode-body.ts';
import { orLetGo } from './or-let-go.ts';
import { refuseOtherCall } from './other-call.ts';
import { writeQuery } from './query.ts';
import { redactBody } from './redact-answer.ts';
import { redactHeaders } from './redact-headers.ts';
import { createRefusalNote, createRenewal } from './renewal.ts';
import { checkRequired, type GivenParameters } from './required.ts';
import { prefixOf } from './vendor-path.ts';
import { readRate } from './wait.ts';
import { writeBody } from './write-body.ts';
import { writePath } from './write-path.ts';

/** The parameters of a declared vendor call. */
export interface CallArguments extends GivenParameters {
  signal?: AbortSignal | undefined;
  /** True for a trial of credentials that are not stored yet: the answer says nothing about the account's state. */
  trial?: boolean;
  /** True when the bytes are wanted: a success need not be what is documented. */
  raw?: boolean;
}

/** A vendor's answer to a declared call that succeeded. */
export interface VendorAnswer {
  status: number;
  /** Without credentials: they are shown to callers. */
  headers: HeaderList;
  /** Without credentials, too. */
  body: DocumentedBody;
  /** The body as it came. */
  bytes: Uint8Array;
  /** The address that was called, without credentials. */
  url: URL;
  /** What the vendor says of its limit, as header fields with the standard names; empty when it says nothing. */
  rate: Readonly<Record<string, string>>;
}

export interface SenderOptions {
  egress: Egress;
  clock: Clock;
  accounts: Pick<Accounts, 'markRefused' | 'markAccepted' | 'renew'>;
  /** Largest body of an answer that is not streamed, in bytes. Default 32 MiB. */
  bodyLimit?: number;
}

/** Puts one request on its way to a server of the account's vendor, credential included. */
export interface Outbound {
  server: CompiledServer;
  url: URL;
  /** Path and query in the bytes to send; absent: as the URL has them. */
  target?: string;
  method: string;
  headers: HeaderList;
  body: Body;
  signal?: AbortNotice | undefined;
  /** True when the credential is in its place already, so that it is not added. */
  keepsHeaders?: boolean;
  timeouts?: Partial<Timeouts>;
}

/** The caller's headers, those of every request to the server unless the caller has them, and the credential. */
function headersTo({ server, headers, keepsHeaders = false }: Outbound, { fields }: Connection): HeaderList {
  const credential = keepsHeaders ? undefined : server.credential(fields);
  const missing = server.headers(fields).filter(([name]) => headerValue(headers, name) === undefined);
  if (credential === undefined) return missing.length === 0 ? headers : [...headers, ...missing];
  return [...headers.filter(([name]) => !isNamed(name, credential[0])), ...missing, credential];
}

const defaultBodyLimit = 32 * 1024 * 1024;

/** A body that streams may take as long as something of it arrives. */
export const untilItEnds = { total: Number.POSITIVE_INFINITY };

/** RFC 9110, section 9.2.2. */
const idempotentMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/**
 * The error of a call whose answer was lost. Egress knows only that the vendor may have acted; that doing so again is
 * harmless is known of the endpoint.
 */
function asRepeatable(error: unknown): unknown {
  const isLost = error instanceof CrosswalkError && (error.code === 'remote_failed' || error.code === 'remote_timeout');
  // A failure that the vendor answered was judged as what it is.
  if (!isLost || error.retryable || error.options.remote !== undefined) return error;
  return new CrosswalkError(error.code, error.message, { ...error.options, retryable: true, cause: error.cause });
}

/** Verbs whose requests have a body, if an empty one. */
const takesBody = new Set<CompiledEndpoint['verb']>(['post', 'put', 'patch']);

/** What kind of call an answer is to. */
interface Judged extends Pick<Answer, 'endpoint' | 'repeatable' | 'sent'> {
  url: URL;
  trial?: boolean | undefined;
  raw?: boolean | undefined;
}

/** The request of a declared call at its address. */
function outboundOf(
  connection: Connection,
  endpoint: CompiledEndpoint,
  url: URL,
  { body: given, signal }: CallArguments,
): Outbound {
  const server = serverOf(connection, endpoint.server);
  const content = endpoint.sends === 'json' ? withBodyCredential(server, connection.fields, given) : given;
  const body = content === undefined || endpoint.verb === 'get' ? undefined : writeBody(endpoint, content);
  return {
    server,
    url,
    method: endpoint.verb.toUpperCase(),
    headers: [
      ['accept', endpoint.answers === 'json' ? mediaTypes.json : `${mediaTypes[endpoint.answers]}, */*;q=0.5`],
      ['user-agent', 'crosswalk'],
      // Some vendors refuse a write without its type and its length, empty or not.
      ...(body === undefined && !takesBody.has(endpoint.verb) ? [] : ([['content-type', endpoint.mediaType]] as const)),
      ...(body === undefined && takesBody.has(endpoint.verb) ? ([['content-length', '0']] as const) : []),
    ],
    body: body?.bytes ?? null,
    signal,
  };
}

/** The one way to call a vendor: builds the request, sends it, judges the answer, and keeps the account's state. */
export function createSender({ egress, clock, accounts, bodyLimit = defaultBodyLimit }: SenderOptions) {
  function send(connection: Connection, outbound: Outbound): Promise<OutboundResponse> {
    const { server, url, target, method, body, signal, timeouts } = outbound;
    return egress.send({
      method,
      url,
      headers: headersTo(outbound, connection),
      body,
      hosts: server.hosts,
      secrets: connection.secrets,
      via: connection.account.isSandbox ? 'sandbox' : 'network',
      ...(target === undefined ? {} : { target }),
      ...(signal === undefined ? {} : { signal }),
      ...(timeouts === undefined ? {} : { timeouts }),
    });
  }

  async function judge(connection: Connection, call: Judged, response: OutboundResponse): Promise<VendorAnswer> {
    const { endpoint, repeatable, sent, url, trial = false, raw = false } = call;
    const bytes = await readBody(response, bodyLimit);
    const content = await decodeBody(response, bytes, bodyLimit, createRedactor(connection.secrets));
    const isUnread = content.problem !== undefined;
    const body: ReadBody = isUnread ? { kind: 'empty' } : readVendorBody(response, content.bytes, endpoint?.answers);
    const now = clock.now();
    const error = classify(connection, { endpoint, repeatable, sent, response, body, now });
    if (error !== undefined) throw error;
    // Whoever forwards an undeclared call keeps the account's state itself.
    const server = trial || endpoint === undefined ? undefined : serverOf(connection, endpoint.server).name;
    if (server !== undefined) await accounts.markAccepted(connection, server);
    const documented = raw ? body : readDocumented(connection, { endpoint, response, body, content, repeatable });
    return {
      status: response.status,
      headers: redactHeaders(connection, response.headers),
      body: redactBody(connection, body, documented),
      bytes,
      url,
      rate: readRate(connection.integration.failures, response, now),
    };
  }

  /** Where an endpoint's server is for this account. */
  function address(connection: Connection, endpoint: CompiledEndpoint): URL {
    return addressOf(connection, serverOf(connection, endpoint.server));
  }

  const noteRefusal = createRefusalNote(accounts, (connection, check) =>
    sender.call(connection, check.endpoint, { ...check.argumentsFor(connection.settings), trial: true }),
  );
  const withRenewal = createRenewal(accounts, noteRefusal);

  /** Sends a declared call, once more if a new token helps, and hands the answer to whoever reads it. */
  async function exchange<Result>(
    connection: Connection,
    endpoint: CompiledEndpoint,
    { trial = false, ...given }: Pick<CallArguments, 'trial'> & { write: (connection: Connection) => Outbound },
    read: (connection: Connection, response: OutboundResponse) => Promise<Result>,
  ): Promise<Result> {
    const attempt = async (current: Connection) => read(current, await send(current, given.write(current)));
    try {
      if (trial) return await attempt(connection);
      return await withRenewal(connection, serverOf(connection, endpoint.server).name, attempt);
    } catch (error) {
      throw endpoint.repeatable ? asRepeatable(error) : error;
    }
  }

  const sender = {
    send,
    address,
    noteRefusal,

    /**
     * The address of a declared call.
     *
     * @throws CrosswalkError `invalid_request` when a required parameter is missing or a path parameter cannot be sent;
     * `resource_not_found` when one makes the path that of another call.
     */
    addressOfCall(connection: Connection, endpoint: CompiledEndpoint, given: CallArguments): URL {
      // First the account: a setting that comes with the credential is not the caller's to give.
      const base = address(connection, endpoint);
      checkRequired(endpoint, given);
      const query = writeQuery(given.query ?? {}, endpoint.arrayQuery, given.asWritten);
      const path = writePath(endpoint, given.path ?? {});
      refuseOtherCall(connection, endpoint, path);
      return new URL(`${base.origin}${prefixOf(base)}${path}${query}`);
    },

    /**
     * Calls a declared endpoint.
     *
     * @throws CrosswalkError before anything is sent: `invalid_request` for missing parameters, or more records than one
     * call may have, `body_too_large`, and `credential_missing` when the account cannot call the server; the `remote_…`
     * errors for what the vendor says.
     */
    async call(connection: Connection, endpoint: CompiledEndpoint, given: CallArguments): Promise<VendorAnswer> {
      return sender.callAt(connection, endpoint, sender.addressOfCall(connection, endpoint, given), given);
    },

    /** Calls a declared endpoint at an address that is known, such as that of the next page as the vendor gave it. */
    async callAt(
      connection: Connection,
      endpoint: CompiledEndpoint,
      url: URL,
      given: CallArguments,
    ): Promise<VendorAnswer> {
      const { trial = false, raw } = given;
      const write = (current: Connection) => outboundOf(current, endpoint, url, given);
      const answer = await exchange(connection, endpoint, { write, trial }, (current, response) =>
        judge(current, { endpoint, repeatable: endpoint.repeatable, sent: given.body, url, trial, raw }, response),
      );
      connection.noteRate?.(answer.rate);
      return answer;
    },

    /** Like `callAt`, with the body of a success as a stream that may take any time; a failure is read and thrown. */
    async streamAt(
      connection: Connection,
      endpoint: CompiledEndpoint,
      url: URL,
      given: CallArguments,
    ): Promise<OutboundResponse> {
      const write = (current: Connection) => ({
        ...outboundOf(current, endpoint, url, given),
        timeouts: untilItEnds,
      });
      return exchange(connection, endpoint, { write }, async (current, response) => {
        if (response.status < 200 || response.status >= 300) {
          await judge(current, { endpoint, repeatable: endpoint.repeatable, url }, response);
        }
        const { name } = serverOf(current, endpoint.server);
        await orLetGo(response, () => accounts.markAccepted(current, name));
        return { ...response, headers: redactHeaders(current, response.headers) };
      });
    },

    /** Reads and judges the answer to an undeclared call, which is as repeatable as HTTP says of its method. */
    judge: (connection: Connection, method: string, url: URL, response: OutboundResponse) =>
      judge(connection, { endpoint: undefined, repeatable: idempotentMethods.has(method), url }, response),
  };
  return sender;
}

export type Sender = ReturnType<typeof createSender>;

import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrantRequest,
  type AuthorizationServer,
  type Client,
  clientCredentialsGrantRequest,
  customFetch,
  OperationProcessingError,
  processAuthorizationCodeResponse,
  processClientCredentialsResponse,
  processRefreshTokenResponse,
  processRevocationResponse,
  refreshTokenGrantRequest,
  ResponseBodyError,
  revocationRequest,
  type TokenEndpointResponse,
  UnsupportedOperationError,
  validateAuthResponse,
  WWWAuthenticateChallengeError,
} from 'oauth4webapi';
import { type Clock, sleep } from '../clock.ts';
import { createRedactor, type Egress } from '../egress/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { authenticationOf } from './client-authentication.ts';
import { egressFetch, ServerTrouble } from './egress-fetch.ts';
import { type Provider } from './provider.ts';
import { type TokenAnswer, type TokenFailure } from './token-answer.ts';

/** The way back from the vendor's page. */
export interface AuthorizationResponse {
  /** As they came, `iss` and `state` included. */
  parameters: URLSearchParams;
  expectedState: string;
  /** As the page was given it. */
  redirectUri: string;
  codeVerifier: string;
}

/** The calls of an authorization server. None of them throws for what the server answers. */
export interface TokenClient {
  /** A token for the client itself. */
  clientCredentials(provider: Provider): Promise<TokenAnswer>;
  /** New tokens for a refresh token; servers that rotate give another refresh token, and the old one is spent. */
  refresh(provider: Provider, refreshToken: string): Promise<TokenAnswer>;
  /**
   * Tokens for the answer of the vendor's page, which is checked first: it must bear the state, and be from the issuer
   * where it says who it is from or must (RFC 9207).
   *
   * @throws CrosswalkError `invalid_request` for an answer to somebody else, or from somebody else.
   */
  exchange(provider: Provider, response: AuthorizationResponse): Promise<TokenAnswer | { denied: true }>;
  /** Tells the server that a token is not used any more (RFC 7009). Undefined when it took that, or has no way to. */
  revoke(provider: Provider, token: string): Promise<TokenFailure | undefined>;
}

const serverOf = ({ issuer, tokenEndpoint, revocationEndpoint, spec }: Provider): AuthorizationServer => ({
  issuer,
  token_endpoint: tokenEndpoint.href,
  ...(revocationEndpoint === undefined ? {} : { revocation_endpoint: revocationEndpoint.href }),
  authorization_response_iss_parameter_supported: spec.namesIssuer,
});

function read(
  { access_token: accessToken, refresh_token, expires_in, scope }: TokenEndpointResponse,
  provider: Provider,
) {
  return { tokens: { accessToken, refreshToken: refresh_token, life: expires_in ?? provider.spec.life, scope } };
}

/** What the errors of RFC 6749, section 5.2, mean to a person. */
const meanings: Readonly<Record<string, string>> = {
  invalid_grant: 'the access was withdrawn, or has run out',
  invalid_client: 'it does not know this client, or its secret or key is not the right one',
  unauthorized_client: 'the client may not do this',
  invalid_scope: 'the client may not ask for these scopes',
};

function refusal({ vendor }: Provider, error: string, description: string | undefined): TokenFailure {
  const meaning = meanings[error] ?? description ?? error;
  return {
    kind: error === 'invalid_grant' ? 'dead' : 'refused',
    reason: `${vendor} refused: ${shorten(meaning)} (${shorten(error)}).`,
  };
}

/** Whatever was thrown, as what it means for the tokens. @throws what is no failure of the exchange. */
function failureOf(provider: Provider, error: unknown): TokenFailure {
  const { vendor } = provider;
  if (error instanceof ServerTrouble) return error.failure;
  if (error instanceof ResponseBodyError) return refusal(provider, error.error, error.error_description);
  if (error instanceof WWWAuthenticateChallengeError) return refusal(provider, 'invalid_client', undefined);
  if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError) {
    const { cause } = error;
    if (cause instanceof Response && cause.status >= 400) return refusal(provider, `status ${cause.status}`, undefined);
    return { kind: 'ambiguous', reason: `The answer of the sign-in service of ${vendor} cannot be read.` };
  }
  if (error instanceof CrosswalkError && (error.entry.remote || error.code === 'vendor_unreachable')) {
    return { kind: error.retryable ? 'unsent' : 'ambiguous', reason: error.message };
  }
  throw error;
}

/** A failure in words that hold no secret: servers quote what they were sent. */
function safeFailureOf(provider: Provider, secrets: readonly string[], error: unknown): TokenFailure {
  const failure = failureOf(provider, error);
  return { ...failure, reason: createRedactor([...provider.secrets, ...secrets]).text(failure.reason) };
}

/** Milliseconds until a request that never reached the server is sent again. */
const pauses = [100, 400];

/** Milliseconds after which it is not sent again: whoever waits has waited long enough. */
const patience = 1000;

/** Asks again while nothing reaches the server, which heals a fault of a moment. */
async function persistently(clock: Clock, ask: () => Promise<TokenAnswer>): Promise<TokenAnswer> {
  const end = clock.now() + patience;
  let answer = await ask();
  for (const pause of pauses) {
    if (!('failure' in answer) || answer.failure.kind !== 'unsent' || clock.now() + pause > end) break;
    await sleep(clock, pause);
    answer = await ask();
  }
  return answer;
}

/** Calls to authorization servers, through egress. */
export function createTokenClient({ egress, clock }: { egress: Egress; clock: Clock }): TokenClient {
  function optionsFor(provider: Provider, secrets: readonly string[]) {
    return {
      [customFetch]: egressFetch(egress, provider, secrets),
      // An address of http is the operator's own, allowed by them for this very host.
      [allowInsecureRequests]: provider.tokenEndpoint.protocol === 'http:',
    };
  }

  async function ask(
    provider: Provider,
    secrets: readonly string[],
    request: (server: AuthorizationServer, client: Client, options: ReturnType<typeof optionsFor>) => Promise<Response>,
    process: (server: AuthorizationServer, client: Client, response: Response) => Promise<TokenEndpointResponse>,
  ): Promise<TokenAnswer> {
    const server = serverOf(provider);
    const client = { client_id: provider.client.clientId };
    return persistently(clock, async () => {
      try {
        const response = await request(server, client, optionsFor(provider, secrets));
        return read(await process(server, client, response), provider);
      } catch (error) {
        return { failure: safeFailureOf(provider, secrets, error) };
      }
    });
  }

  const resourceOf = ({ spec, fields }: Provider) => {
    const resource = spec.resource(fields);
    return resource === undefined ? {} : { resource };
  };

  return {
    async clientCredentials(provider) {
      const { spec, fields } = provider;
      const scopes = spec.scopes(fields);
      const parameters = {
        ...spec.parameters(fields),
        ...resourceOf(provider),
        ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
      };
      const authentication = await authenticationOf(provider, clock);
      return ask(
        provider,
        [],
        (server, client, options) => clientCredentialsGrantRequest(server, client, authentication, parameters, options),
        processClientCredentialsResponse,
      );
    },

    async refresh(provider, refreshToken) {
      const authentication = await authenticationOf(provider, clock);
      const additionalParameters = resourceOf(provider);
      return ask(
        provider,
        [refreshToken],
        (server, client, options) =>
          refreshTokenGrantRequest(server, client, authentication, refreshToken, { ...options, additionalParameters }),
        processRefreshTokenResponse,
      );
    },

    async exchange(provider, { parameters, expectedState, redirectUri, codeVerifier }) {
      const authentication = await authenticationOf(provider, clock);
      const client = { client_id: provider.client.clientId };
      const callback = checkResponse(provider, client, parameters, expectedState);
      if (callback instanceof AuthorizationResponseError) return notAllowed(provider, callback);
      const additionalParameters = resourceOf(provider);
      return ask(
        provider,
        [parameters.get('code') ?? '', codeVerifier],
        (server, given, options) =>
          authorizationCodeGrantRequest(server, given, authentication, callback, redirectUri, codeVerifier, {
            ...options,
            additionalParameters,
          }),
        processAuthorizationCodeResponse,
      );
    },

    async revoke(provider, token) {
      if (provider.revocationEndpoint === undefined) return undefined;
      try {
        const authentication = await authenticationOf(provider, clock);
        const client = { client_id: provider.client.clientId };
        const options = optionsFor(provider, [token]);
        await processRevocationResponse(
          await revocationRequest(serverOf(provider), client, authentication, token, options),
        );
        return undefined;
      } catch (error) {
        return safeFailureOf(provider, [token], error);
      }
    },
  };
}

/** What the page answered in place of a code. Its own words stay out: anybody can put words into an address. */
function notAllowed({ vendor }: Provider, { error }: AuthorizationResponseError): TokenAnswer | { denied: true } {
  if (error === 'access_denied') return { denied: true };
  return { failure: { kind: 'refused', reason: `${vendor} did not give access.` } };
}

function checkResponse(provider: Provider, client: Client, parameters: URLSearchParams, expectedState: string) {
  try {
    return validateAuthResponse(serverOf(provider), client, parameters, expectedState);
  } catch (error) {
    if (error instanceof AuthorizationResponseError) return error;
    if (!(error instanceof OperationProcessingError)) throw error;
    const message = `The answer is not from ${provider.vendor}, or not for this visit. Nothing was connected.`;
    throw new CrosswalkError('invalid_request', message, { cause: error });
  }
}

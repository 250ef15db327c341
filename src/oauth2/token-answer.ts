import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { type CompiledOAuth2 } from '../definitions/index.ts';

/** What a token endpoint gave. */
export interface TokenSet {
  accessToken: string;
  refreshToken?: string | undefined;
  /** Seconds that the access token is good for; undefined: nobody knows. */
  life?: number | undefined;
  /** Scopes as the answer names them. */
  scope?: string | undefined;
}

/** Why a token endpoint gave nothing. */
export interface TokenFailure {
  /**
   * `dead`: the grant is over, for good. `refused`: something else about the request is wrong. `busy`: too many requests.
   * `unsent`: nothing reached the server. `ambiguous`: nobody knows whether the server acted.
   */
  kind: 'dead' | 'refused' | 'busy' | 'unsent' | 'ambiguous';
  /** For a person. */
  reason: string;
  /** Seconds that the server asks to wait. */
  retryAfter?: number | undefined;
}

export type TokenAnswer = { tokens: TokenSet } | { failure: TokenFailure };

/**
 * The answer of a token endpoint in the form of the standard: the credential where the definition says it is, and the
 * token type, which some leave out, as bearer. Identity tokens are dropped: who signed in is of no interest here.
 */
export function standardAnswer(spec: CompiledOAuth2, answer: JsonValue): JsonValue {
  if (!isJsonObject(answer)) return answer;
  const { id_token: _identity, ...rest } = answer;
  return { token_type: 'bearer', ...rest, access_token: spec.tokenIn(answer) ?? null };
}

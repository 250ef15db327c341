export {
  type AuthorizationRequest,
  type Authorizations,
  type BegunAuthorization,
  createAuthorizations,
} from './authorizations.ts';
export { type OAuthClient, type OAuthClients, parseOAuthClients, requireUsefulClients } from './clients.ts';
export { type CredentialKey, openTokens, sealTokens } from './held-tokens.ts';
export { type Provider, providerOf } from './provider.ts';
export { type TokenAnswer, type TokenFailure, type TokenSet } from './token-answer.ts';
export { createTokenClient, type TokenClient } from './token-client.ts';
export { createTokenKeeper, type Grant, type HeldToken, type TokenKeeper } from './token-keeper.ts';

export type { ApiToken, TokenScope } from '../db/index.ts';
export { type AccountTokens, createAccountTokens } from './account-tokens.ts';
export { type ApiTokens, createApiTokens, type NewApiToken } from './api-tokens.ts';
export { ensureBootstrapToken } from './bootstrap-token.ts';
export { type Principal, requireScope } from './principal.ts';
export { generateToken, hashToken } from './token-text.ts';

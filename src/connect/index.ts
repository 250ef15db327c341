export type { LinkToken } from '../db/index.ts';
export { type HostField, hostFieldSchema, mostHostFields, newHostFieldSchema } from './host-field.ts';
export {
  findSettings,
  type LinkSettings,
  linkSettingsSchema,
  originSchema,
  parentOrigins,
  regionSchema,
  settingsOf,
  type Theme,
} from './link-settings.ts';
export {
  createLinkTokens,
  linkTokenLife,
  type LinkTokens,
  type LinkTokenState,
  type NewLinkToken,
  type OpenLink,
} from './link-tokens.ts';

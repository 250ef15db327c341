export { beginConnecting, type ConnectHandlers, type TokenSource } from './begin.ts';
export { connect, mapFields } from './connect.ts';
export { dialogTexts } from './dialog-texts.ts';
export { ConnectError, type ConnectErrorCode } from './errors.ts';
export type { FieldChoice, MappingOptions } from './mapping-options.ts';
export type { ConnectOptions, DisplayOptions } from './options.ts';
export { type ConnectResult, readRedirect } from './outcome.ts';
export type { Token } from './visit.ts';

export {
  connect,
  ConnectError,
  type ConnectErrorCode,
  type ConnectOptions,
  type ConnectResult,
  type DisplayOptions,
  type FieldChoice,
  mapFields,
  type MappingOptions,
  readRedirect,
  type Token,
} from './connect/index.ts';

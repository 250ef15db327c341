export {
  connect,
  ConnectError,
  type ConnectErrorCode,
  type ConnectOptions,
  type ConnectResult,
  type DisplayOptions,
  mapFields,
  readRedirect,
  type Token,
} from './connect/index.ts';

export { parseJson } from './body.ts';
export { createCursors, type Cursors } from './cursor.ts';
export {
  basicUser,
  createForwarder,
  type Forwarder,
  type ForwardRequest,
  readBounded,
  returnedHeaders,
} from './forward.ts';
export { createLister, type Lister, type ListResult } from './list.ts';
export { createProxyOperations, findEndpoint, type ProxyOperations, type ProxyRequest } from './operations.ts';
export { type CallArguments, createSender, type Sender, type VendorAnswer } from './send.ts';
export { verifyConnection } from './verify.ts';

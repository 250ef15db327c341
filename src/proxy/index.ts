export { parseJson } from './body.ts';
export { createCursors, type Cursors } from './cursor.ts';
export { basicUser, rawParameters } from './caller-token.ts';
export { createForwarder, type Forwarder, type ForwardRequest, readBounded } from './forward.ts';
export { createLister, type Lister, type ListResult } from './list.ts';
export { createProxyOperations, findEndpoint, type ProxyOperations, type ProxyRequest } from './operations.ts';
export { returnedHeaders } from './passed-headers.ts';
export { type CallArguments, createSender, type Sender, type VendorAnswer } from './send.ts';
export { verifyConnection } from './verify.ts';

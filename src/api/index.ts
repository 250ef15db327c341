export { createApi, createFetch } from './app.ts';
export { chooseRequestId } from './middleware/request-id.ts';
export { readBasePath } from './normalize.ts';
export type { Api } from './mount.ts';
export { openApiDocument } from './openapi-document.ts';
export type { Asset, LogEntry, Services } from './services.ts';

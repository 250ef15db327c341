export { sendCallbacks } from './callbacks.ts';
export { startExport } from './jobs.ts';
export { download } from './storage.ts';

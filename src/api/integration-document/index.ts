export { integrationDocument } from './document.ts';
export { toJson } from './shelf.ts';

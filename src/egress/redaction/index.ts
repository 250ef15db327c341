export { createFinder } from './find-secrets.ts';
export { createGlance } from './glance.ts';

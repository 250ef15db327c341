export { applyEvent } from './feed-profiles.ts';
export { registerTracking } from './routes.ts';

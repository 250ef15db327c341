export { registerCdn } from './routes.ts';

export { registerObjects } from './routes.ts';

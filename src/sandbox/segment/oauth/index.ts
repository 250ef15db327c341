export { registerOAuth } from './routes.ts';

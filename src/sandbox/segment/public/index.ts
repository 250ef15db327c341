export { registerPublic } from './routes.ts';

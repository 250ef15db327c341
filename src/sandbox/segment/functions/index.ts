export { registerFunctions } from './routes.ts';

export { type InspectionOptions, createInspection } from './app.ts';

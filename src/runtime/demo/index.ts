export { runDemo } from './run-demo.ts';
export { createScreen } from './screen.ts';
export { createStage } from './stage.ts';

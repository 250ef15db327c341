export { lintIntegration } from './lint.ts';
export { type ModelShapes, type ResourceShape } from './model-shapes.ts';
export { lintOverride } from './override.ts';

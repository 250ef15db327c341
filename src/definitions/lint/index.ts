export { lintIntegration } from './lint.ts';
export { isRelated, modelField, type ModelShapes, type ResourceShape } from './model-shapes.ts';
export { lintOverride } from './override.ts';
export { describeSettings, type Variant, variantsOf } from './variants.ts';

import { unifiedResources } from './models/index.ts';

/** The fields of every unified resource, as the linter of definitions wants them. */
export const modelShapes = Object.fromEntries(
  Object.entries(unifiedResources).map(([name, { fields, mappedFields = [] }]) => [name, { fields, mappedFields }]),
);

export { type ListOptions } from './list.ts';
export { unifiedResources, type UnifiedResource } from './models/index.ts';
export { createUnifiedOperations, type UnifiedOperations, type UnifiedTarget } from './operations.ts';
export { findUnifiedResource } from './resource.ts';
export { type ResponseFormat, type ShapeOptions } from './shape.ts';
export { type WriteOptions } from './write.ts';

import { type ResourceFile } from '../schema/index.ts';
import { type ModelShapes } from './model-shapes.ts';

/** A resource without switches, and the models it may be a resource of. */
export interface ResourceSubject {
  readonly resource: ResourceFile;
  readonly models: ModelShapes;
}

export { isPattern } from './check-rules.ts';
export { checkLensSpec } from './check.ts';
export { type Container } from './containers.ts';
export { difference, sameRecord } from './difference.ts';
export { type FieldPlace, fieldPlaces, namePath } from './field-places.ts';
export { type LensFinding } from './finding.ts';
export { compileGlob } from './glob.ts';
export { isJsonObject, type JsonObject, jsonText, type JsonValue, ownProperty } from './json.ts';
export { compileLens, type Lens } from './lens.ts';
export { formatPath, parsePath, type Path, type Step } from './path.ts';
export { type CompiledPath, compilePath, type Getter, type Setter } from './place.ts';
export { wholePattern } from './rest.ts';
export {
  eachRuleSchema,
  type FieldRule,
  fieldRuleSchema,
  type Format,
  formatSchema,
  type LensSpec,
  lensSpecSchema,
  pathSchema,
  type PlaceRule,
} from './spec.ts';

export { isPattern } from './check-rules.ts';
export { checkLensSpec } from './check.ts';
export { type Container } from './containers.ts';
export { difference, sameRecord } from './difference.ts';
export { type LensFinding, LensSpecError } from './finding.ts';
export { parseInstant } from './instant.ts';
export { isJsonObject, type JsonObject, jsonText, type JsonValue } from './json.ts';
export { compileLens, type Lens } from './lens.ts';
export { formatPath, parsePath, type Path, type Step } from './path.ts';
export { type CompiledPath, compilePath, type Getter, type Setter } from './place.ts';
export { wholePattern } from './rest.ts';
export {
  containerSchema,
  type EachRule,
  eachRuleSchema,
  type FieldRule,
  fieldRuleSchema,
  type FixedRule,
  fixedRuleSchema,
  type Format,
  formatSchema,
  type KindsRule,
  kindsRuleSchema,
  type LensSpec,
  lensSpecSchema,
  pathSchema,
  type PlaceRule,
  placeRuleSchema,
  type RefusedValue,
  refusedValueSchema,
  type RestRule,
  restRuleSchema,
} from './spec.ts';

export {
  type Choice,
  type CompiledAttributes,
  type CompiledCall,
  type CompiledCheck,
  type CompiledChoices,
  type CompiledDelete,
  type CompiledEndpoint,
  type CompiledGet,
  type CompiledIdentity,
  type CompiledIntegration,
  type CompiledKind,
  type CompiledList,
  type CompiledLookup,
  type CompiledOAuth2,
  type CompiledParameter,
  type CompiledPart,
  type CompiledResource,
  type CompiledServer,
  type CompiledTokenPlace,
  type CompiledWrite,
  type FilledArguments,
  fitsParameter,
  type ParameterType,
  type TypedId,
  type VendorAttribute,
  type Verb,
} from './compile/index.ts';
export {
  describeSettings,
  isRelated,
  lintIntegration,
  modelField,
  type ModelShapes,
  type ResourceShape,
  type Variant,
  variantsOf,
} from './lint/index.ts';
export { hostFieldsName, hostRulesOf, isHostRule, withHostRules } from './host-rules.ts';
export { describeKinds, unknownKindHint } from './id-kind-hint.ts';
export { nearest } from './nearest.ts';
export { type IntegrationOverride, integrationOverrideSchema } from './overrides.ts';
export { type Definitions, type LoadOptions, loadDefinitions } from './registry.ts';
export {
  type ClientAuthentication,
  type ConnectionField,
  endpointsFileSchema,
  type FailureKind,
  type Failures,
  integrationFileSchema,
  isForSyncs,
  mediaTypes,
  type Paging,
  type ResourceFile,
  resourceFileSchema,
  type Texts,
  textsFileSchema,
  type ValueType,
  valueTypes,
} from './schema/index.ts';
export { DefinitionError, type Finding, type IntegrationSource, type ParsedSource, parseSource } from './source.ts';
export { explanationPlace, uncheckedPlace } from './text-places.ts';
export { type Settings } from './switch.ts';
export { type TemplateScope } from './template.ts';

export {
  type CompiledCall,
  type CompiledCheck,
  type CompiledDelete,
  type CompiledEndpoint,
  type CompiledGet,
  type CompiledIdentity,
  type CompiledIntegration,
  type CompiledKind,
  type CompiledList,
  type CompiledPart,
  type CompiledResource,
  type CompiledServer,
  type CompiledTokenPlace,
  type CompiledWrite,
  type FilledArguments,
  type TypedId,
  type Verb,
} from './compile/index.ts';
export { nearest } from './nearest.ts';
export { type IntegrationOverride, integrationOverrideSchema } from './overrides.ts';
export { type Definitions, loadDefinitions } from './registry.ts';
export { type ConnectionField, type Failures, type Paging } from './schema/index.ts';
export { DefinitionError, type Finding, type IntegrationSource } from './source.ts';
export { type Settings } from './switch.ts';
export { type TemplateScope } from './template.ts';

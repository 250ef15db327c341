export { type AttributesSpec, type ValueType, valueTypes } from './attributes.ts';
export { type EndpointSpec, type EndpointsFile, endpointsFileSchema, mediaTypes } from './endpoints.ts';
export {
  type Authentication,
  type ChoicesCall,
  type ConnectionField,
  type FailureKind,
  type Failures,
  type IntegrationFile,
  type ServerSpec,
  type TokenPlace,
  type VerifySpec,
  integrationFileSchema,
  isForSyncs,
} from './integration.ts';
export { type ClientAuthentication, type OAuth2Spec } from './oauth2.ts';
export { type Paging } from './paging.ts';
export { type ParameterSpec, parameterTypes, type PathParameterSpec } from './parameter.ts';
export { type BatchSpec, type RefusalsSpec } from './records.ts';
export {
  type DeleteSpec,
  type GetSpec,
  type IdentityKind,
  type IdentitySpec,
  type ListSpec,
  type ResourceFile,
  type WriteSpec,
  resourceFileSchema,
} from './resource.ts';
export { type Texts, textsFileSchema } from './texts.ts';
export { type CallArguments, switchSchema } from './shared.ts';

export { type Choice, type CompiledChoices } from './choices.ts';
export { type CompiledAttributes, type VendorAttribute } from './attributes.ts';
export { type CompiledEndpoint, type Verb, compileEndpoint, pathParametersOf, verbAndPath, verbs } from './endpoint.ts';
export { type CompiledIdentity, type CompiledKind, type TypedId } from './identity.ts';
export { type CompiledCheck, type CompiledIntegration, compileIntegration } from './integration.ts';
export { cursorPlaces, listPlaces } from './list-place.ts';
export { type CompiledOAuth2 } from './oauth2.ts';
export { type CompiledParameter, type ParameterType, fitsParameter } from './parameter.ts';
export {
  type CompiledCall,
  type CompiledDelete,
  type CompiledGet,
  type CompiledList,
  type CompiledLookup,
  type CompiledPart,
  type CompiledResource,
  type CompiledWrite,
  type FilledArguments,
} from './resource.ts';
export { type CompiledServer, type CompiledTokenPlace } from './server.ts';

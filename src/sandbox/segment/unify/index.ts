export { type Computation, computedTraitsOf } from './computations.ts';
export { identifierKey, identifiersOf } from './identifiers.ts';
export { type Collection, type Origin, type Profile, applyTraits } from './profile.ts';
export { type ProfileStore, createProfileStore } from './profile-store.ts';
export { type IdentifierLimit, createIdentityRules } from './rules.ts';

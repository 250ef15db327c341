export { type SandboxClock, createVirtualClock, systemClock } from './clock.ts';
export {
  type Collection,
  type CollectionRoute,
  type CollectionRules,
  type CollectionVendor,
  createCollection,
  registerCollection,
} from './collection.ts';
export { type ActiveFaultRule, type Fault, type FaultRule, type Faults, createFaults } from './faults.ts';
export { readableInstant } from './instant.ts';
export { type WindowLimit, type WindowLimiter, type WindowState, createWindowLimiter } from './limits.ts';
export { keepNewest } from './newest.ts';
export { type SamplePerson, samplePeople } from './people.ts';
export { type PendingWrites, createPendingWrites } from './visibility.ts';
export {
  BrokenConnection,
  type CoverageEntry,
  type RecordedRequest,
  type SandboxOptions,
  type SandboxServer,
  type VendorSandbox,
  createServer,
  dispatch,
  dispatchToServer,
  hostMatches,
  resolveClock,
} from './vendor.ts';

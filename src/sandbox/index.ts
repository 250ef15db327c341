export {
  type ActiveFaultRule,
  BrokenConnection,
  type CoverageEntry,
  type Fault,
  type FaultRule,
  type RecordedRequest,
  type SamplePerson,
  type SandboxClock,
  type SandboxServer,
  type VendorSandbox,
  createVirtualClock,
  samplePeople,
} from './kit/index.ts';
export { type InspectionOptions, createInspection } from './inspection/index.ts';
export {
  type CreateSandboxOptions,
  type Sandbox,
  UnknownHost,
  type VendorName,
  type VendorServer,
  createSandbox,
  rememberedForLong,
  vendorNames,
} from './sandbox.ts';
export {
  type Connection,
  type ExampleCall,
  type World,
  connectionOf,
  connections,
  exampleCalls,
  furnish,
  iterableConnections,
} from './world/index.ts';

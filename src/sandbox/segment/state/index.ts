export type { AuditEvent } from './audit-events.ts';
export type { Discard, DiscardCode, IngestCode, SilentDrop } from './discards.ts';
export { type AcceptedEvent, type CallType, callTypes } from './events.ts';
export type { Item } from './items.ts';
export { type Permission, type Teammate, type UserGroup, createUserGroup, resourceTypes, roles } from './members.ts';
export type { Regulation, RegulationType, SuppressedSubject } from './regulations.ts';
export { type Audience, type ComputedTrait, type Space, audienceKey } from './spaces.ts';
export { type IssuedToken, type SegmentState, createState, findSource, resolveToken } from './state.ts';
export {
  type Destination,
  type FunctionCall,
  type Label,
  type Source,
  type Workspace,
  createWorkspace,
} from './workspace.ts';

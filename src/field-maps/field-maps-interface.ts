import { type AccountChange, type TenantId } from '../accounts/index.ts';
import { type HostField } from '../connect/index.ts';
import { type Database } from '../db/index.ts';
import { type AttributeChoices } from './attributes.ts';
import { type MapProblem } from './check-map.ts';
import { type FieldMappings } from './mapping.ts';
import { type Preview } from './preview.ts';
import { type FieldMapState, type MappedField, type Saver } from './states.ts';

/** The map in force, field by field. */
export interface FieldMapView extends Omit<FieldMapState, 'mappings' | 'ownFields'> {
  readonly fields: readonly MappedField[];
  /** True when every required field is mapped. */
  readonly isComplete: boolean;
}

/** Who changes a map, and from what. */
export interface MapChange {
  readonly savedBy: Saver;
  /** The version that is replaced or taken back; absent: whichever is in force. */
  readonly expectedVersion?: number | undefined;
}

/** What is stored when a map is saved. */
export interface MapSave extends MapChange {
  /** Connection fields that are stored together with the map, all or nothing; see `SyncSettings.changes`. */
  readonly context?: NonNullable<AccountChange['context']> | undefined;
}

/** Where an account keeps the fields of the product: mapped by the end customer, versioned, and undone if need be. */
export interface FieldMaps {
  get(accountId: string, tenantId: TenantId): Promise<FieldMapView>;
  /** What the fields can be mapped to, read live. */
  choices(accountId: string, tenantId: TenantId): Promise<AttributeChoices>;
  /**
   * What is wrong with a map; empty when it can be put in force.
   *
   * @param expectedVersion the version that would be replaced
   */
  check(
    accountId: string,
    mappings: FieldMappings,
    tenantId: TenantId,
    expectedVersion?: number,
  ): Promise<readonly MapProblem[]>;
  /**
   * Shows what a map would make of a user, read live; nothing is written or stored.
   *
   * @throws FieldMapError with every problem of the map.
   */
  preview(accountId: string, mappings: FieldMappings, user: string | undefined, tenantId: TenantId): Promise<Preview>;
  /**
   * Puts a map in force, in place of the one before. The map that is in force already stays as it is, unless its fields
   * were declared anew since: then it is stored again, for the fields as they are.
   *
   * @throws FieldMapError with every problem of the map; CrosswalkError `state_conflict` when another was saved meanwhile.
   */
  save(accountId: string, mappings: FieldMappings, change: MapSave, tenantId: TenantId): Promise<FieldMapView>;
  /** The states of the map, newest first. @param page.before only versions before this one */
  history(
    accountId: string,
    page: { limit: number; before?: number | undefined },
    tenantId: TenantId,
  ): Promise<FieldMapState[]>;
  /**
   * Takes back the last save that is in force. What was saved before comes back as a new version; at last the empty map.
   * It may leave required fields open, and leaves out fields that are not declared any more.
   *
   * @throws FieldMapError with every problem of what was before, when it cannot work any more; CrosswalkError
   * `state_conflict` when nothing is left to take back, or another map was saved meanwhile.
   */
  undo(accountId: string, change: MapChange, tenantId: TenantId): Promise<FieldMapView>;
  /**
   * Makes sure that an account can be given these fields besides those that it has.
   *
   * @throws CrosswalkError `invalid_request` when it would have too many.
   */
  requireRoom(accountId: string, hostFields: readonly HostField[], tenantId: TenantId): Promise<void>;
  /** Declares fields for an account alone, in the transaction that links it. @throws as `requireRoom` */
  declareOwn(transaction: Database, accountId: string, hostFields: readonly HostField[]): Promise<void>;
}

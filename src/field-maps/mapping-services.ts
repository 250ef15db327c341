import { type Accounts } from '../accounts/index.ts';
import { type Clock } from '../clock.ts';
import { type Database } from '../db/index.ts';
import { type Definitions } from '../definitions/index.ts';
import { type Lister, type Sender } from '../proxy/index.ts';
import { type UnifiedOperations } from '../unified/index.ts';
import { type FieldMaps } from './field-maps-interface.ts';
import { createFieldMaps } from './field-maps.ts';
import { createHostFields, type HostFields } from './host-fields.ts';
import { createSyncSettings, type SyncSettings } from './sync-settings.ts';

/** Everything that lets end customers say where their vendor keeps what the product works with. */
export interface MappingServices {
  readonly hostFields: HostFields;
  readonly fieldMaps: FieldMaps;
  readonly syncSettings: SyncSettings;
}

export function createMappingServices(options: {
  database: Database;
  clock: Pick<Clock, 'now'>;
  definitions: Definitions;
  accounts: Accounts;
  sender: Sender;
  lister: Lister;
  unified: UnifiedOperations;
}): MappingServices {
  const { accounts, clock, sender, lister } = options;
  const caller = { sender, lister };
  const hostFields = createHostFields(options);
  return {
    hostFields,
    fieldMaps: createFieldMaps({ ...options, hostFields, caller }),
    syncSettings: createSyncSettings({ accounts, clock, caller }),
  };
}

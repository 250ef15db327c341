import { type Clock } from '../clock.ts';
import { type HostField, hostFieldSchema, mostHostFields } from '../connect/index.ts';
import {
  type Database,
  deleteHostField,
  findHostField,
  type HostFieldRow,
  listHostFields,
  upsertHostField,
} from '../db/index.ts';
import { type Definitions } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';

/** A declared field, and since when. */
export interface DeclaredField extends HostField {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Fields of the product's own users, declared once per integration for all accounts. */
export interface HostFields {
  /**
   * Declares a field, or declares it anew; maps that were made before stay as they are until they are saved again.
   *
   * @throws CrosswalkError `integration_not_found`, and `invalid_request` when there are too many.
   */
  declare(integration: string, field: HostField): Promise<DeclaredField>;
  /** In the order in which they were first declared. */
  list(integration: string): Promise<DeclaredField[]>;
  /** @throws CrosswalkError `resource_not_found` */
  get(integration: string, name: string): Promise<DeclaredField>;
  /** Takes a declaration back. Accounts that map the field go on to do so until their map is saved again. */
  remove(integration: string, name: string): Promise<void>;
}

function read({ declaration, createdAt, updatedAt }: HostFieldRow): DeclaredField {
  return { ...hostFieldSchema.parse(declaration), createdAt, updatedAt };
}

function notFound(integration: string, name: string): CrosswalkError {
  const message = `There is no host field "${shorten(name)}" for ${integration}. List them with GET /integration/${integration}/host-fields.`;
  return new CrosswalkError('resource_not_found', message);
}

/**
 * @example
 * const hostFields = createHostFields({ database, definitions, clock });
 * await hostFields.declare('acme', { name: 'plan', label: 'Plan', type: 'string', required: true });
 */
export function createHostFields({
  database,
  definitions,
  clock,
}: {
  database: Database;
  definitions: Definitions;
  clock: Pick<Clock, 'now'>;
}): HostFields {
  const list = async (integration: string) =>
    (await listHostFields(database, definitions.get(integration).name)).map(read);
  return {
    list,
    async declare(integration, field) {
      const others = (await list(integration)).filter(({ name }) => name !== field.name);
      if (others.length >= mostHostFields) {
        const message = `There are ${mostHostFields} host fields already; delete one first.`;
        throw new CrosswalkError('invalid_request', message);
      }
      const row = { integration, name: field.name, declaration: { ...field } };
      return read(await upsertHostField(database, row, new Date(clock.now())));
    },
    async get(integration, name) {
      const row = await findHostField(database, definitions.get(integration).name, name);
      if (row === undefined) throw notFound(integration, name);
      return read(row);
    },
    async remove(integration, name) {
      if (!(await deleteHostField(database, definitions.get(integration).name, name)))
        throw notFound(integration, name);
    },
  };
}

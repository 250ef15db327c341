import { type Connection } from '../accounts/index.ts';
import { type HostField } from '../connect/index.ts';
import { type CompiledResource, hostFieldsName, type IntegrationOverride } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { compilePath, fieldPlaces, isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type ShapeOptions, type UnifiedOperations } from '../unified/index.ts';
import { type FieldMapping, type FieldMappings, mappingOf } from './mapping.ts';

/** What one host field is for a user. */
export interface PreviewedField {
  readonly name: string;
  /** What the vendor calls the place. */
  readonly place: string;
  /** The value as the vendor has it; null when the user has none. */
  readonly stored: JsonValue;
  /** The value as the product sees it; null when there is none, or the stored one does not fit the type. */
  readonly value: JsonValue;
  readonly fits: boolean;
}

export interface Preview {
  /** The id of the user that was read. */
  readonly userId: string;
  readonly fields: readonly PreviewedField[];
}

const shape: ShapeOptions = { format: 'unified', ignoreRemoteData: false, excludeFields: [] };
const model = { model: 'user-directory', resource: 'users' };

/** An e-mail address is an id that people know, whatever the kind of a plain id. */
function idOf(text: string, { get }: CompiledResource): string {
  const isAddress = text.includes('@') && !text.includes(':') && get?.by.has('email') === true;
  return isAddress ? `email:${text}` : text;
}

async function readSample(
  unified: UnifiedOperations,
  connection: Connection,
  resource: CompiledResource,
  wanted: string | undefined,
): Promise<JsonObject> {
  const target = { connection, ...model };
  if (wanted !== undefined) return unified.get(target, idOf(wanted, resource), shape);
  const { result } = await unified.list(target, { filters: {}, limit: 1 }, shape);
  const first = Array.isArray(result) ? result[0] : undefined;
  if (isJsonObject(first)) return first;
  throw new CrosswalkError('record_not_found', `${connection.integration.label} has no user to show; name one.`);
}

/** Where a mapping leads, and what the vendor's record has there. */
function lookAt(mapping: FieldMapping, hostField: HostField, mapped: CompiledResource, vendor: JsonValue) {
  const field = 'field' in mapping ? mapping.field : `${hostFieldsName}.${hostField.name}`;
  const place = fieldPlaces(mapped.spec.lens).find((found) => found.field === field);
  return { place: place?.name ?? field, stored: place?.get(vendor) ?? null };
}

/**
 * Shows what a map makes of a user, read live; nothing is written.
 *
 * @param wanted an id or an e-mail address; undefined: the first user that the vendor lists
 * @throws CrosswalkError `record_not_found`, and `unsupported` when the vendor lists no users, so that one has to be named
 */
export async function previewMap(
  unified: UnifiedOperations,
  connection: Connection,
  {
    hostFields,
    mappings,
    override,
  }: {
    hostFields: readonly HostField[];
    mappings: FieldMappings;
    override: IntegrationOverride;
  },
  wanted: string | undefined,
): Promise<Preview> {
  const trial = { ...connection, override };
  const mapped = connection.integration.resource('user-directory/users', connection.settings, override);
  if (mapped === undefined) throw new CrosswalkError('unsupported', `${connection.integration.label} has no users.`);
  const user = await readSample(unified, trial, mapped, wanted);
  const vendor = user['remote_data'] ?? null;
  const fields = hostFields.flatMap((hostField) => {
    const mapping = mappingOf(mappings, hostField);
    if (mapping === undefined) return [];
    const { place, stored } = lookAt(mapping, hostField, mapped, vendor);
    const value = compilePath(`${hostFieldsName}.${hostField.name}`).get(user) ?? null;
    return [{ name: hostField.name, place, stored, value, fits: stored === null || value !== null }];
  });
  const { id } = user;
  return { userId: typeof id === 'string' ? id : '', fields };
}

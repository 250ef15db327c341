import { z } from '@hono/zod-openapi';
import { hostFieldSchema } from '../../../connect/index.ts';
import { valueTypes } from '../../../definitions/index.ts';
import {
  fieldMappingSchema,
  fieldMappingsSchema,
  type FieldMapState,
  type FieldMapView,
  savers,
} from '../../../field-maps/index.ts';

export const accountId = z.object({ id: z.string().openapi({ description: 'The integrated account.' }) });

const mappings = fieldMappingsSchema.describe('By name of the host field.');

/** What is the same of a map in force and of one in the history. */
const stateShape = {
  version: z.int().openapi({ description: '0 for an account that never had a map.' }),
  saved_by: z.enum(savers).nullable(),
  restores: z
    .int()
    .nullable()
    .openapi({ description: 'The version that an undo brought back, 0 for the empty map; null for a saved one.' }),
  created_at: z.string().nullable(),
};

export const fieldMapSchema = z
  .object({
    ...stateShape,
    is_complete: z.boolean().openapi({ description: 'Every required field is mapped.' }),
    fields: z.array(hostFieldSchema.extend({ mapping: fieldMappingSchema.nullable() })),
  })
  .openapi('FieldMap');

export const fieldMapVersionSchema = z.object({ ...stateShape, mappings }).openapi('FieldMapVersion');

/** By which of two people who edit at once the later one hears of the other. */
const expectation = {
  expected_version: z.int().min(0).optional().openapi({
    description:
      'The version that you have seen. When another is in force by now, the answer is 409; absent: whichever.',
  }),
};

export const fieldMapSaveSchema = z.strictObject({ fields: mappings, ...expectation }).openapi('FieldMapSave');

export const fieldMapUndoSchema = z.strictObject(expectation).openapi('FieldMapUndo');

export const fieldMapPreviewSchema = z
  .strictObject({
    fields: mappings,
    user: z.string().min(1).optional().openapi({
      description:
        'Id or e-mail address of the user to show; absent: the first that the vendor lists, where it lists any.',
    }),
  })
  .openapi('FieldMapPreviewRequest');

export const previewSchema = z
  .object({
    user_id: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        place: z.string().openapi({ description: 'What the vendor calls it.' }),
        stored: z.unknown().openapi({ description: 'The value as the vendor has it.' }),
        value: z.unknown().openapi({ description: 'The value as host_fields shows it.' }),
        fits: z.boolean().openapi({ description: 'false: there is a value, and it does not fit the type.' }),
      }),
    ),
  })
  .openapi('FieldMapPreview');

export const choicesSchema = z
  .object({
    standard: z.array(
      z.object({ field: z.string(), name: z.string(), type: z.enum(valueTypes), is_writable: z.boolean() }),
    ),
    custom: z
      .array(
        z.object({
          name: z.string(),
          type: z.string().optional(),
          description: z.string().optional(),
          holds: z.array(z.enum(valueTypes)),
        }),
      )
      .nullable()
      .openapi({ description: 'null: the vendor has no list of its custom attributes, or the key may not read it.' }),
    settings: z
      .array(
        z.object({
          name: z.string().openapi({ description: 'The connection field that holds it.' }),
          label: z.string(),
          chosen: z.string().nullable(),
          choices: z
            .array(z.object({ value: z.string(), label: z.string() }))
            .nullable()
            .openapi({ description: 'null: the vendor lists none, or the key may not read them; it is typed.' }),
        }),
      )
      .openapi({
        description:
          'What syncs need besides, such as a list; store it with PATCH /integrated-account/{id} in context.',
      }),
  })
  .openapi('FieldMapChoices');

const stateView = ({ version, savedBy, restores, createdAt }: Omit<FieldMapState, 'mappings' | 'ownFields'>) => ({
  version,
  saved_by: savedBy,
  restores,
  created_at: createdAt?.toISOString() ?? null,
});

/** The map in force as the API shows it. */
export function viewFieldMap({ fields, isComplete, ...state }: FieldMapView) {
  return { ...stateView(state), is_complete: isComplete, fields };
}

/** A state of the history as the API shows it. */
export function viewVersion({ mappings: mapped, ...state }: FieldMapState) {
  return { ...stateView(state), mappings: mapped };
}

export { type AttributeChoices, type CustomChoice, type StandardChoice } from './attributes.ts';
export { type MapProblem, type MapProblemReason } from './check-map.ts';
export { FieldMapError } from './field-map-error.ts';
export { type FieldMaps, type FieldMapView } from './field-maps-interface.ts';
export { type DeclaredField, type HostFields } from './host-fields.ts';
export {
  type FieldMapping,
  type FieldMappings,
  fieldMappingSchema,
  fieldMappingsSchema,
  formatsOfType,
  longestAttribute,
} from './mapping.ts';
export { createMappingServices, type MappingServices } from './mapping-services.ts';
export { type Preview, type PreviewedField } from './preview.ts';
export { type FieldMapState, type MappedField, type Saver, savers } from './states.ts';
export { type SyncSetting, type SyncSettings } from './sync-settings.ts';

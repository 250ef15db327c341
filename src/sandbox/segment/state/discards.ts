/** Reasons of the vendor's Delivery Overview for an event that failed on ingest, spelt as the vendor spells them. */
export type IngestCode =
  | 'empty_batch'
  | 'empty_batch_result'
  | 'project_not_found'
  | 'source_disabled'
  | 'multi_user_error'
  | 'no_user_anon_id'
  | 'id_required'
  | 'event_not_defined'
  | 'event_not_string'
  | 'properties_not_object'
  | 'traits_not_object'
  | 'name_not_string'
  | 'category_not_string'
  | 'consent_categoryprefences_should_exist'
  | 'consent_categorypreferences_should_be_object'
  | 'consent_categorypreferences_fields_should_be_bool'
  | 'consent_needs_anonymous_id_set'
  | 'anonymous_id_invalid'
  | 'device_advertisingid_should_be_string';

/** Losses for which the vendor has no code; the names are the sandbox's own. */
export type SilentDrop =
  | 'type_unknown'
  | 'pixel_refused'
  | 'wrong_region'
  | 'duplicate_message_id'
  | 'user_suppressed'
  | 'batch_too_long'
  | 'unify_too_many_fields'
  | 'unify_group_id_length'
  | 'unify_message_id_length'
  | 'unify_timestamp_before_1970';

export type DiscardCode = IngestCode | SilentDrop;

/** Something that was answered with success and is lost all the same, wholly or (`unify_...`) for profiles only. */
export interface Discard {
  code: DiscardCode;
  /** Undefined when the write key belongs to no workspace. */
  workspaceId: string | undefined;
  sourceId: string | undefined;
  writeKey: string;
  /** The event, or the whole batch, as received. */
  event: unknown;
  /** Milliseconds since the epoch. */
  at: number;
}

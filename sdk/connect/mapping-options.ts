import { type DisplayOptions } from './options.ts';

/**
 * Fields by their names, all of them with `true`. A `message` says to the customer why; the page has words of its own where
 * there is none.
 */
export type FieldChoice =
  | boolean
  | readonly string[]
  | Readonly<Record<string, true | { message?: string | undefined }>>;

/**
 * What the mapping page shows. The names are those of Truto's `rapidForm`. Fields go by the `name` of your declaration, and
 * what syncs need, such as a list, by the name of the connection field. A name that the page does not have fails with
 * `validation_error`, and the message lists those that it has.
 */
export interface MappingOptions extends DisplayOptions {
  /** Of which integration the account has to be: with another one nothing is shown. */
  integration?: string | undefined;
  /**
   * What is filled in already, in place of what is stored: the attribute that keeps a field, or the value of what syncs
   * need. It is stored when the customer saves.
   */
  additionalContext?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Fields that may be changed and not be emptied, once something is chosen for them. */
  preventDeselect?: FieldChoice | undefined;
  /** Fields that are shown as they are and cannot be changed. */
  disabledFields?: FieldChoice | undefined;
}

const asJson = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));

/** The options as the page takes them. @throws TypeError for what JSON cannot say */
export function mappingParameters(options: Omit<MappingOptions, keyof DisplayOptions>) {
  const { integration, additionalContext, preventDeselect, disabledFields } = options;
  return {
    integration,
    truto_additional_context: asJson(additionalContext),
    truto_prevent_deselect: asJson(preventDeselect),
    truto_disabled_fields: asJson(disabledFields),
  };
}

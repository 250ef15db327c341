import { type DisplayOptions } from './options.ts';

/** Why an option of Truto's `rapidForm` cannot be meant here. */
const refused = {
  additionalContext:
    'the context of an account holds the connection fields of its integration and nothing else. Store what is yours with your own customer.',
  preventDeselect: 'no field of this page has several values. Declare a field as required, and no map leaves it out.',
  disabledFields:
    'every field that is shown can be changed. Leave out of host_fields what the customer is not to change.',
} as const;

/**
 * How the mapping of fields is shown. Options of Truto's `rapidForm` that have no effect here are refused, so that nobody
 * relies on them.
 */
export interface MappingOptions extends DisplayOptions, Readonly<Partial<Record<keyof typeof refused, undefined>>> {}

/** @throws TypeError for an option of Truto's that has no effect here */
export function checkMappingOptions(options: MappingOptions): void {
  for (const [name, reason] of Object.entries(refused)) {
    if (Reflect.get(options, name) !== undefined) throw new TypeError(`${name} is not for mapFields: ${reason}`);
  }
}

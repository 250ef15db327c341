import { type JsonValue } from '../mapping/index.ts';
import { type ConnectionField } from './schema/index.ts';
import { findSwitches, type Settings } from './switch.ts';

/** What a setting may be: a choice of the field, or nothing where it may be left empty. */
function settingsOf(field: ConnectionField | undefined): (string | undefined)[] {
  const choices = Object.keys(field?.choices ?? {});
  const isAlwaysSet = field?.required !== false || field.default !== undefined;
  return isAlwaysSet ? choices : [...choices, undefined];
}

/** Every combination of settings that the switches of a resource distinguish; without switches the one of no settings. */
export function combinations(content: JsonValue, connection: Readonly<Record<string, ConnectionField>>): Settings[] {
  const fields = new Set(findSwitches(content).map(({ by }) => by));
  let settings: Settings[] = [{}];
  for (const field of fields) {
    settings = settings.flatMap((others) =>
      settingsOf(connection[field]).map((value) => (value === undefined ? others : { ...others, [field]: value })),
    );
  }
  return settings;
}

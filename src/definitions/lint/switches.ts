import { type JsonValue } from '../../mapping/index.ts';
import { type ConnectionField } from '../schema/index.ts';
import { findSwitches } from '../switch.ts';
import { compareBranches } from './choices.ts';
import { type Rules } from './rule.ts';

/** A resource file as it is, with its switches. */
export interface SwitchSubject {
  readonly content: JsonValue;
  readonly connection: Readonly<Record<string, ConnectionField>>;
}

/** Rules about the switches of a resource file. */
export const switchRules = {
  *switch_choices({ content, connection }) {
    for (const { path, by, branches } of findSwitches(content)) {
      yield* compareBranches(path, { by, branches }, connection);
    }
  },
} satisfies Rules<SwitchSubject>;

import { longestAttribute, type MapProblem, type MappedField } from '../../../field-maps/index.ts';
import { type Language } from '../../connect-page/index.ts';
import { type FieldHold, type HoldReason } from './field-options.ts';
import { type InputProblem } from './post-connect-form.ts';

/** What is wrong with one field. */
export type FieldProblem = MapProblem | { name: string; reason: InputProblem | HoldReason };

/** Why a field may not be changed at will, for the end customer: in the words of the product, if it has any. */
export function holdText({ reason, message }: FieldHold, language: Language): string {
  return message === '' ? language.say(`map_${reason}`) : message;
}

/** A type of ours in words; one of the vendor's by its name. */
function typeText(type: string, fields: readonly { type: string }[], language: Language): string {
  const names = ['string', 'number', 'boolean', 'date', 'datetime', 'array'] as const;
  const known = names.find((name) => name === type);
  return known === undefined || fields.length === 0 ? type : language.say(`map_type_${known}`);
}

/** Why a field cannot be mapped so, for the end customer. */
export function problemText(
  problem: FieldProblem,
  fields: readonly MappedField[],
  integration: string,
  language: Language,
): string {
  const { reason } = problem;
  const detail = 'detail' in problem ? (problem.detail ?? '') : '';
  const field = fields.find(({ name }) => name === problem.name);
  const other = fields.find(({ name }) => name === detail);
  switch (reason) {
    case 'disabled':
    case 'kept':
      return language.say(`map_${reason}`);
    case 'required':
    case 'wrong_values':
    case 'wrong_format':
    case 'wrong_form':
    case 'name_missing':
      return language.say(`map_problem_${reason}`);
    case 'name_too_long':
      return language.say('map_problem_name_too_long', { most: String(longestAttribute) });
    case 'taken_twice':
      return language.say('map_problem_taken_twice', { detail: other?.label ?? detail });
    case 'type_clash':
      return language.say('map_problem_type_clash', {
        detail: typeText(detail, fields, language),
        type: typeText(field?.type ?? '', fields, language),
      });
    case 'gone':
      return language.say('map_problem_gone', { integration });
    case 'unwritable':
      return language.say('map_problem_unwritable', { detail, integration });
    case 'undeclared':
    case 'unknown_field':
    case 'invalid':
      return language.say('map_problem_invalid', { integration });
  }
}

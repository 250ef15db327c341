import { type CompiledIntegration } from '../../../definitions/index.ts';
import { type CrosswalkError, type ErrorDetail } from '../../../errors/index.ts';
import { type IntegrationTexts, type Language, type ShownProblem } from '../../connect-page/index.ts';
import { vendorFailureOf } from './vendor-failure.ts';

/** What the pages say of a value, by the reason that the check of connection fields gives. */
const wrongValues = {
  missing: 'wrong_missing',
  no_choice: 'wrong_choice',
  wrong_form: 'wrong_form',
  control_character: 'wrong_control',
  foreign_character: 'wrong_character',
  shortened: 'wrong_shortened',
  no_credential: 'problem_no_credential',
} as const;

const isWrongValue = (reason: string): reason is keyof typeof wrongValues => Object.hasOwn(wrongValues, reason);

interface Shown {
  integration: CompiledIntegration;
  texts: IntegrationTexts;
  language: Language;
  /** The name of the product that asks for the link; undefined when it gave none. */
  product: string | undefined;
}

function textOfDetail({ reason = '' }: ErrorDetail, { integration, texts, language }: Shown): string {
  if (isWrongValue(reason)) return language.say(wrongValues[reason]);
  return texts.explanation(reason) ?? language.say('problem_refused', { integration: integration.label });
}

/**
 * What is said when the vendor or we could not try the credentials, so that nothing is known of them. What no visitor can
 * mend is quoted, for whoever can.
 */
function textOfWhole(error: CrosswalkError, { integration, language, product }: Shown): string {
  const { code, message: reason } = error;
  const named = { integration: integration.label, product, reason };
  if (code === 'state_conflict') return language.say('problem_changed');
  const failure = vendorFailureOf(error);
  if (failure === 'busy') return language.say('problem_busy', named);
  return language.say(failure === 'away' ? 'problem_unreachable' : 'problem_other', named);
}

/** Why an account could not be linked, in the language of the page, field by field where a field is the cause. */
export function formProblems(error: CrosswalkError, shown: Shown): ShownProblem[] {
  const details = error.options.errors ?? [];
  if (details.length === 0) return [{ text: textOfWhole(error, shown) }];
  return details.map((detail) => {
    const name = detail.path?.replace(/^context\./, '') ?? '';
    const text = textOfDetail(detail, shown);
    return Object.hasOwn(shown.integration.connection, name) ? { text, field: name } : { text };
  });
}

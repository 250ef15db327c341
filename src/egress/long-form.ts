import { type SecretForm } from './secret-forms.ts';

/** Units of a form that one regular expression looks for at once. A form of up to twice as many is looked for as a whole. */
export const partLength = 128;

/** Units of the next part that must be there too, so that where one can be read in several ways the right one is taken. */
const lookAhead = 16;

export const isLong = ({ units }: SecretForm): boolean => units.length > 2 * partLength;

/** The source of an expression that finds a form, or the beginning of one that is long. */
export function beginningOf(form: SecretForm): string {
  return form.units.slice(0, isLong(form) ? partLength : undefined).join('');
}

function partsOf(units: readonly string[]): RegExp[] {
  const parts: RegExp[] = [];
  for (let start = 0; start < units.length; start += partLength) {
    const end = start + partLength;
    const next = units.slice(end, end + lookAhead).join('');
    parts.push(new RegExp(`${units.slice(start, end).join('')}(?=${next})`, 'y'));
  }
  return parts;
}

/** Where a match that begins at a place ends; undefined when there is none. */
function endOf(expression: RegExp, text: string, start: number): number | undefined {
  expression.lastIndex = start;
  return expression.test(text) ? expression.lastIndex : undefined;
}

/**
 * Follows a form through a text from a place: answers where it ends there, or the place itself when it does not begin
 * there. A long one counts cut short, too, and is followed in parts, as engines refuse an expression for the whole.
 */
export function createTrail(form: SecretForm): (text: string, start: number) => number {
  return isLong(form) ? createLongTrail(form) : createWholeTrail(form);
}

function createWholeTrail({ units }: SecretForm): (text: string, start: number) => number {
  const whole = new RegExp(units.join(''), 'y');
  return (text, start) => endOf(whole, text, start) ?? start;
}

function createLongTrail({ units }: SecretForm): (text: string, start: number) => number {
  let parts: RegExp[] | undefined;
  return (text, start) => {
    parts ??= partsOf(units);
    let at = start;
    let followed = 0;
    for (const part of parts) {
      const end = endOf(part, text, at);
      if (end === undefined) break;
      at = end;
      followed += partLength;
    }
    for (const unit of units.slice(followed, followed + partLength + lookAhead)) {
      const end = endOf(new RegExp(unit, 'y'), text, at);
      if (end === undefined) break;
      at = end;
    }
    return at;
  };
}

import type { MappingRule } from './streams.ts';

/** The field of a record that a mapping reads, and what it makes of its value. */
export type MappingExpression = Omit<MappingRule, 'to'>;

const quoted = '`(?:[^`]|``)*`(?!`)';

/** A name in LQL, as a part of a regular expression: a word, or any text in backticks, which has backticks twice. */
export const namePattern = String.raw`(?:\w+|${quoted})`;

/** Texts in backticks, as a part of a regular expression. */
export const quotedPattern = quoted;

/** The name that a text of `namePattern` stands for. */
export function readName(text: string): string {
  return text.startsWith('`') ? text.slice(1, -1).replaceAll('``', '`') : text;
}

function writeName(name: string): string {
  return /^\w+$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

const functions = { email: 'email', date: 'todate', text: 'tostring' } as const;
const conversions = new Map<string, keyof typeof functions>([
  [functions.email, 'email'],
  [functions.date, 'date'],
  [functions.text, 'text'],
]);

const expression = new RegExp(String.raw`^\s*(?:(\w+)\(\s*(${namePattern})\s*\)|(${namePattern}))\s*$`);

/** Reads `field`, or one of the known conversions of a field such as `email(field)`; undefined for all others. */
export function readExpression(text: string): MappingExpression | undefined {
  const [, conversion, converted, plain] = expression.exec(text) ?? [];
  if (plain !== undefined) return { source: readName(plain) };
  if (conversion === undefined || converted === undefined) return undefined;
  const as = conversions.get(conversion.toLowerCase());
  return as === undefined ? undefined : { source: readName(converted), as };
}

/** The text of an expression, which `readExpression` reads. A field that is no word stands in backticks. */
export function writeExpression({ source, as }: MappingExpression): string {
  return as === undefined ? writeName(source) : `${functions[as]}(${writeName(source)})`;
}

import { type CompiledIntegration } from '../../../definitions/index.ts';

const quotes = [`""`, `''`, '``', '“”', '„“'];

/** A value without what comes along when it is copied from a document or a command line: spaces and quotes around it. */
export function cleanPasted(text: string): string {
  const trimmed = text.trim();
  const isQuoted =
    trimmed.length > 1 && quotes.some(([open = '', close = '']) => trimmed.startsWith(open) && trimmed.endsWith(close));
  return isQuoted ? trimmed.slice(1, -1).trim() : trimmed;
}

/** The connection fields of a form that was sent. Empty ones were not given, and what is no field is not looked at. */
export function givenFields(
  { connection }: Pick<CompiledIntegration, 'connection'>,
  body: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const name of Object.keys(connection)) {
    const value = body[`field.${name}`];
    const text = typeof value === 'string' ? cleanPasted(value) : '';
    if (text !== '') fields[name] = text;
  }
  return fields;
}

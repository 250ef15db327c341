import { type Collection, createCollection } from '../kit/index.ts';
import { badRequest, conflict, notFound } from './refusal.ts';
import type { MappingRule } from './streams.ts';

/** A query in LQL, which says how the records of a stream reach a table. */
export interface MappingQuery {
  id: string;
  alias: string;
  stream: string;
  table: string;
  text: string;
  rules: MappingRule[];
  updatedAt: number;
}

/** The queries of an account, found by id or alias. */
export function createMappingQueries(): Collection<MappingQuery> {
  return createCollection<MappingQuery>({
    idOf: ({ id }) => id,
    nameOf: ({ alias }) => alias,
    notFound: () => notFound('query not found', 'QUERY-NOTFOUND-013'),
    conflict: (key) => conflict(`query ${JSON.stringify(key)} exists`),
  });
}

const functions = { email: 'email', date: 'todate', text: 'tostring' } as const;
const conversions = new Map<string, keyof typeof functions>([
  [functions.email, 'email'],
  [functions.date, 'date'],
  [functions.text, 'text'],
]);

/** The field of a record that an expression reads, and what it makes of its value. */
export type MappingExpression = Omit<MappingRule, 'to'>;

/** Reads `field`, or one of the known conversions of a field such as `email(field)`; undefined for all others. */
export function readExpression(text: string): MappingExpression | undefined {
  const [, conversion, converted, plain] = /^\s*(?:(\w+)\(\s*(\w+)\s*\)|(\w+))\s*$/.exec(text) ?? [];
  if (plain !== undefined) return { source: plain };
  if (conversion === undefined || converted === undefined) return undefined;
  const as = conversions.get(conversion.toLowerCase());
  return as === undefined ? undefined : { source: converted, as };
}

/** The text of an expression, which `readExpression` reads. */
export function writeExpression({ source, as }: MappingExpression): string {
  return as === undefined ? source : `${functions[as]}(${source})`;
}

const statement = /\bSELECT\b([\s\S]*?)\bFROM\s+(\w+)\s+(?:INTO\s+(\w+)\s+)?[\s\S]*?\bALIAS\s+(\w+)/gi;
const column = /^(\w+(?:\(\s*\w+\s*\))?)(?![\w(])(?:\s+AS\s+(\w+))?/i;

/** The columns that are a field, or one of the known conversions of a field. Others reach no profile here. */
function toRules(columns: string): MappingRule[] {
  const parts = columns.split(/,(?![^(]*\))/).map((part) => column.exec(part.trim()));
  return parts.flatMap((part) => {
    const [, text, alias] = part ?? [];
    const expression = text === undefined ? undefined : readExpression(text);
    return expression === undefined ? [] : [{ ...expression, to: alias ?? expression.source }];
  });
}

/**
 * The queries of a text. Each selects fields of one stream into a table, and has an ALIAS by which it is replaced.
 *
 * @throws Refusal when there is none.
 */
export function readMappingQueries(text: string): Omit<MappingQuery, 'id' | 'updatedAt'>[] {
  const queries = [...text.matchAll(statement)].map(
    ([whole, columns = '', stream = '', table = 'user', alias = '']) => ({
      alias,
      stream,
      table,
      text: whole,
      rules: toRules(columns),
    }),
  );
  if (queries.length === 0)
    throw badRequest('could not parse LQL: expected SELECT ... FROM stream INTO table ALIAS name');
  return queries;
}

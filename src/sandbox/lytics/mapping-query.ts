import { type Collection, createCollection } from '../kit/index.ts';
import { namePattern, quotedPattern, readExpression, readName } from './mapping-expression.ts';
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

/** Queries into other tables say nothing of profiles. */
export const fillsProfiles = ({ table }: MappingQuery): boolean => table === 'user';

/** The queries of an account, found by id or alias. */
export function createMappingQueries(): Collection<MappingQuery> {
  return createCollection<MappingQuery>({
    idOf: ({ id }) => id,
    nameOf: ({ alias }) => alias,
    notFound: () => notFound('query not found', 'QUERY-NOTFOUND-013'),
    conflict: (key) => conflict(`query ${JSON.stringify(key)} exists`),
  });
}

// `\x60` is a backtick. No pattern can read one in two ways: it would try a wrong text in all of them.
const from = String.raw`\bFROM\s+(${namePattern})\s+(?:INTO\s+(${namePattern})\s+)?`;
const statement = new RegExp(
  String.raw`\bSELECT\b((?:${quotedPattern}|[^\x60])*?)${from}[\s\S]*?\bALIAS\s+(${namePattern})`,
  'gi',
);
const columnsBetweenCommas = new RegExp(String.raw`(?:${quotedPattern}|\((?:${quotedPattern}|[^)\x60])*\)|[^,])+`, 'g');
const column = new RegExp(
  String.raw`^(${namePattern}|\w+\(\s*${namePattern}\s*\))(?![\w(])(?:\s+AS\s+(${namePattern}))?`,
  'i',
);

/** The columns that are a field, or one of the known conversions of a field. Others reach no profile here. */
function toRules(columns: string): MappingRule[] {
  const parts = [...columns.matchAll(columnsBetweenCommas)].map(([part]) => column.exec(part.trim()));
  return parts.flatMap((part) => {
    const [, text, alias] = part ?? [];
    const expression = text === undefined ? undefined : readExpression(text);
    return expression === undefined
      ? []
      : [{ ...expression, to: alias === undefined ? expression.source : readName(alias) }];
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
      alias: readName(alias),
      stream: readName(stream),
      table: readName(table),
      text: whole,
      rules: toRules(columns),
    }),
  );
  if (queries.length === 0)
    throw badRequest('could not parse LQL: expected SELECT ... FROM stream INTO table ALIAS name');
  return queries;
}

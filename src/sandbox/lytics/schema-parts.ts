import { z } from 'zod';
import { check } from './body.ts';
import { readExpression, writeExpression } from './mapping-expression.ts';
import type { MappingQuery } from './mapping-query.ts';
import { badRequest } from './refusal.ts';
import type { MappingRule } from './streams.ts';
import { type Fields, createId } from './values.ts';

/** Something that is declared of the table of profiles: its id, and what else is said of it. */
export type Declared = Fields & { id: string };

/** How one field of a stream's records fills a field of profiles. */
export type DeclaredMapping = Declared & { stream: string; field: string; expr: string };

const invalid = (message: string) => badRequest(message, 'SCHEMA-INVALID-018');

const identifiedSchema = z.looseObject({ id: z.string().min(1) });

/** Settings of an identity field, whose id is its name. Throws a 400 `Refusal` without an id. */
export function readIdentity(sent: Fields): Declared {
  return { ...sent, id: check(identifiedSchema, sent).id };
}

/** A scalar, or an array, a time series or a map of one. */
const fieldType = /^(?:(?:\[\]|ts\[\]|map\[string\])?(?:string|int|number|bool|date|time)|map\[string\]intsum)$/;

/** A field of profiles, whose id is its name. Throws a 400 `Refusal` without an id, and for a type that no field has. */
export function readField(sent: Fields): Declared {
  const { type } = sent;
  if (type !== undefined && (typeof type !== 'string' || !fieldType.test(type))) {
    throw invalid(`${JSON.stringify(type)} is no type of a field`);
  }
  return readIdentity(sent);
}

/** Throws a 400 `Refusal` for ranks that name no field, one twice, or one that is no identity field. */
export function checkRanks(ranks: readonly string[], identityFields: readonly string[]): void {
  if (ranks.length === 0) throw badRequest('no identity field is given');
  for (const [index, name] of ranks.entries()) {
    if (!identityFields.includes(name)) throw badRequest(`field ${JSON.stringify(name)} is not an identity field`);
    if (ranks.indexOf(name) !== index) throw badRequest(`field ${JSON.stringify(name)} is given twice`);
  }
}

/**
 * What an expression fills a field with.
 *
 * @throws Refusal when the expression is neither a field nor one of the known conversions of a field.
 */
export function toRule(expr: string, to: string): MappingRule {
  const expression = readExpression(expr);
  if (expression === undefined) throw invalid(`could not evaluate the expression ${JSON.stringify(expr)}`);
  return { ...expression, to };
}

const mappingSchema = z.object({
  id: z.string().min(1).optional(),
  stream: z.string().min(1),
  field: z.string().min(1),
  expr: z.string().min(1),
});

/**
 * A mapping; one without an id is a new one.
 *
 * @throws Refusal when it lacks what a mapping has, or its expression cannot be read.
 */
export function readMapping(sent: Fields): DeclaredMapping {
  const { id = createId(), stream, field, expr } = check(mappingSchema, sent);
  toRule(expr, field);
  return { ...sent, id, stream, field, expr };
}

/** One id of several names, which no other names have. */
const joinNames = (...names: string[]) => names.map((name) => name.replace(/[~:]/g, '~$&')).join(':');

function eachOnce<One extends Declared>(all: readonly One[]): One[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** The fields that the rules of a stream fill, and the mappings by which they do, each once. */
export function declareRules(stream: string, rules: readonly MappingRule[]) {
  const mappings = rules.map((rule): DeclaredMapping => {
    const expr = writeExpression(rule);
    return { id: joinNames(stream, expr, rule.to), stream, field: rule.to, expr };
  });
  const fields = rules.map(({ to, as }): Declared => ({ id: to, type: as === 'date' ? 'date' : 'string' }));
  return { fields: eachOnce(fields), mappings: eachOnce(mappings) };
}

/** The mappings of a query, whose ids are not those of the same mappings elsewhere. */
export function mappingsOfQuery({ id, stream, rules }: Pick<MappingQuery, 'id' | 'stream' | 'rules'>) {
  const { mappings } = declareRules(stream, rules);
  return mappings.map((mapping) => ({ ...mapping, id: `${joinNames(id)}:${mapping.id}` }));
}

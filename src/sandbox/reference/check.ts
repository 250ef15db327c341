import { type Fact, type FactParameter } from './fact.ts';

/** One thing that is wrong with a call, in the words of the facts. */
export interface CallProblem {
  in: 'query' | 'body';
  /** `users`, `users.0.email`, or the alternatives `email or userId`; empty for the body as a whole. */
  name: string;
  problem: 'missing' | 'type' | 'choice' | 'malformed';
  /** What is wanted: a type such as `string[]`, or the choices. */
  expected: string;
}

/** A call as the facts see it. */
export interface ReceivedCall {
  query: URLSearchParams;
  /** The parsed body; undefined when there is none. */
  body: unknown;
}

type Parameters = Readonly<Record<string, FactParameter>>;

interface LongFact {
  type: string;
  required: boolean;
  choices: readonly string[];
  fields: Parameters;
}

function longFact(fact: FactParameter): LongFact {
  if (typeof fact === 'string') {
    return { type: fact.replace('!', ''), required: fact.endsWith('!'), choices: [], fields: {} };
  }
  return {
    type: fact.type,
    required: fact.required === true,
    choices: fact.choices ?? [],
    fields: fact.fields ?? {},
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const kinds: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  date: (value) => typeof value === 'string',
  datetime: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  array: (value) => Array.isArray(value),
};

/** True when a JSON value has one of the types of `type`; a type that is no JSON type takes everything. */
function hasType(value: unknown, type: string): boolean {
  return type.split('|').some((one) => {
    const isOfKind = kinds[one.replace('[]', '')] ?? (() => true);
    return one.endsWith('[]') ? Array.isArray(value) && value.every(isOfKind) : isOfKind(value);
  });
}

function* checkValue(name: string, value: unknown, { type, choices, fields }: LongFact): Generator<CallProblem> {
  if (!hasType(value, type)) {
    yield { in: 'body', name, problem: 'type', expected: type };
    return;
  }
  if (choices.length > 0 && typeof value === 'string' && !choices.includes(value)) {
    yield { in: 'body', name, problem: 'choice', expected: choices.join(', ') };
  }
  if (isObject(value)) yield* checkFields(`${name}.`, value, fields);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (isObject(item)) yield* checkFields(`${name}.${index}.`, item, fields);
    }
  }
}

function* checkFields(prefix: string, body: Record<string, unknown>, facts: Parameters): Generator<CallProblem> {
  for (const [name, fact] of Object.entries(facts)) {
    const long = longFact(fact);
    const value = body[name];
    if (value !== undefined && value !== null) yield* checkValue(prefix + name, value, long);
    else if (long.required) yield { in: 'body', name: prefix + name, problem: 'missing', expected: long.type };
  }
}

/** The texts of a query parameter, however lists and objects are written: `a`, `a[]`, `a[0]`, `a[b]`, `a.b`. */
function textsOf(query: URLSearchParams, name: string): string[] {
  return [...query].flatMap(([given, text]) =>
    given === name || given.startsWith(`${name}[`) || given.startsWith(`${name}.`) ? [text] : [],
  );
}

function fitsText(text: string, type: string): boolean {
  return type.split('|').some((one) => {
    const kind = one.replace('[]', '');
    if (kind === 'integer') return /^-?\d+$/.test(text);
    if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text));
    if (kind === 'boolean') return /^(?:true|false|0|1)$/i.test(text);
    return true;
  });
}

/** What is wrong with the query of a call: as `checkCall`, for endpoints whose bodies are checked elsewhere. */
export function checkQuery({ query: facts = {} }: Fact, query: URLSearchParams): CallProblem[] {
  return [...problemsOfQuery(query, facts)];
}

function* problemsOfQuery(query: URLSearchParams, facts: Parameters): Generator<CallProblem> {
  for (const [name, fact] of Object.entries(facts)) {
    const { type, required, choices } = longFact(fact);
    const texts = textsOf(query, name).filter((text) => text !== '');
    if (texts.length === 0 && required) yield { in: 'query', name, problem: 'missing', expected: type };
    for (const text of type.includes('object') ? [] : texts) {
      if (!fitsText(text, type)) yield { in: 'query', name, problem: 'type', expected: type };
      else if (choices.length > 0 && !choices.includes(text)) {
        yield { in: 'query', name, problem: 'choice', expected: choices.join(', ') };
      }
    }
  }
}

/**
 * What is wrong with a call, as far as the facts tell: required parameters that are missing, and values of the wrong type
 * or that are no choice. Parameters that the facts do not know are let pass.
 */
export function checkCall(fact: Fact, { query, body }: ReceivedCall): CallProblem[] {
  const problems = checkQuery(fact, query);
  const fields = isObject(body) ? body : {};
  if (fact.body !== undefined && (body === undefined || isObject(body))) {
    problems.push(...checkFields('', fields, fact.body));
  } else if (fact.body !== undefined && !Array.isArray(body)) {
    problems.push({ in: 'body', name: '', problem: 'malformed', expected: 'a JSON object' });
  }
  const alternatives = fact.needs_one_of ?? [];
  const isGiven = (name: string) => textsOf(query, name).length > 0 || (fields[name] ?? null) !== null;
  if (alternatives.length > 0 && !alternatives.some(isGiven)) {
    const place = alternatives.some((name) => fact.query?.[name] !== undefined) ? 'query' : 'body';
    problems.push({ in: place, name: alternatives.join(' or '), problem: 'missing', expected: 'one of them' });
  }
  return problems;
}

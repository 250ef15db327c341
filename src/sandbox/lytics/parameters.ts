import type { Call } from './call.ts';
import { type IdentityKey, maximumIdentifierBytes } from './identities.ts';
import { badRequest, notFound } from './refusal.ts';
import { byteLength } from './values.ts';

/** A switch of the query. @throws Refusal when it is neither `true` nor `false`. */
export function booleanParameter(call: Call, name: string, byDefault: boolean): boolean {
  const value = call.query.get(name);
  if (value === null || value === '') return byDefault;
  if (value !== 'true' && value !== 'false') throw badRequest(`${name} must be true or false`);
  return value === 'true';
}

/** A list of the query, in any of its forms: `ids=1,2`, `ids=[1,2]`, `ids=1&ids=2`, `ids[]=1&ids[]=2`. */
export function listParameter(call: Call, name: string): string[] {
  const values = [...call.query.getAll(name), ...call.query.getAll(`${name}[]`)];
  return values.flatMap((value) => value.replace(/^\[(.*)\]$/, '$1').split(',')).filter((item) => item !== '');
}

/** A word of the query that must be one of a few. @throws Refusal otherwise. */
export function choiceParameter<Choice extends string>(
  call: Call,
  name: string,
  choices: readonly Choice[],
  byDefault: NoInfer<Choice>,
): Choice {
  const value = call.query.get(name);
  if (value === null || value === '') return byDefault;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw badRequest(`${name} must be one of ${choices.join(', ')}`);
  return choice;
}

/** A whole number of the query, of 0 or more. @throws Refusal when it is none. */
export function integerParameter(call: Call, name: string, byDefault: number): number {
  const value = call.query.get(name);
  if (value === null || value === '') return byDefault;
  if (!/^\d{1,15}$/.test(value)) throw badRequest(`${name} must be an integer of 0 or more`);
  return Number(value);
}

/** @throws Refusal when the table is not `user`, the only one with profiles here. */
export function requireTable(table: string): void {
  if (table !== 'user') throw notFound(`table ${JSON.stringify(table)} not found`, 'TABLE-NOTFOUND-009');
}

/** @throws Refusal when the field is no identity field of the account or the value cannot be an identity. */
export function toIdentity(call: Call, key: string, value: string): IdentityKey {
  if (!call.account.profiles.identityFields.includes(key)) {
    throw badRequest(`field ${JSON.stringify(key)} is not an identity field`);
  }
  if (value === '') throw badRequest('identity value is empty');
  if (byteLength(value) > maximumIdentifierBytes) {
    throw badRequest(`identity value is longer than ${maximumIdentifierBytes} bytes`);
  }
  return { key, value };
}

/** The identity that the path names, by default in `/{table}/{key}/{value}`. */
export function identityParameter(call: Call): IdentityKey {
  requireTable(call.parameter('table'));
  return toIdentity(call, call.parameter('key'), call.parameter('value'));
}

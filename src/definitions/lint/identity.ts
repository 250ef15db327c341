import { isPattern } from '../../mapping/index.ts';
import { type ResourceFile } from '../schema/index.ts';
import { type ResourceSubject } from './resource-subject.ts';
import { writtenPlaces } from './record-names.ts';
import { type Problem, type Rules, useOneOf } from './rule.ts';
import { reservedPlaceholders } from './templates.ts';

/** Every mention of a kind of id, with its path. */
function* kindNames({ identity, methods }: ResourceFile): Generator<{ path: string; kind: string }, void, undefined> {
  yield { path: 'identity.primary', kind: identity.primary };
  for (const [index, kind] of identity.prefer.entries()) yield { path: `identity.prefer.${index}`, kind };
  for (const kind of Object.keys(methods.get?.by ?? {})) yield { path: `methods.get.by.${kind}`, kind };
  for (const [filter, { kind }] of Object.entries(methods.list?.lookups ?? {})) {
    yield { path: `methods.list.lookups.${filter}.kind`, kind };
  }
  for (const kind of Object.keys(methods.delete?.by ?? {})) yield { path: `methods.delete.by.${kind}`, kind };
}

/** Rules about the kinds of ids. */
export const identityRules = {
  *identity_kind({ resource }) {
    const kinds = Object.keys(resource.identity.kinds);
    for (const { path, kind } of kindNames(resource)) {
      if (kinds.includes(kind)) continue;
      yield { path, message: `there is no kind ${kind}`, fix: useOneOf(kind, kinds) };
    }
  },

  *identity_parts({ resource }) {
    for (const [kind, { parts }] of Object.entries(resource.identity.kinds)) {
      const path = `identity.kinds.${kind}.parts`;
      if (parts !== undefined && parts.length < 2) {
        const fix = 'Leave parts out: an id of one part is {value}.';
        yield { path, message: 'an id in parts has at least two', fix };
      }
      for (const [index, part] of (parts ?? []).entries()) {
        const problem = checkPart(`${path}.${index}`, part, parts?.indexOf(part) !== index);
        if (problem !== undefined) yield problem;
      }
    }
  },

  *identity_form({ resource }) {
    for (const [kind, { form }] of Object.entries(resource.identity.kinds)) {
      if (form === undefined) continue;
      const path = `identity.kinds.${kind}.form`;
      if (form.pattern === undefined && form.max_bytes === undefined) {
        yield { path, message: 'every value has this form', fix: 'Add pattern or max_bytes, or remove form.' };
      }
      if (form.pattern !== undefined && !isPattern(form.pattern)) {
        yield { path: `${path}.pattern`, message: 'is not a regular expression', fix: 'Correct its syntax.' };
      }
    }
  },

  *identity_replaces({ resource }) {
    const places = writtenPlaces(resource);
    for (const [kind, { record, replaces }] of Object.entries(resource.identity.kinds)) {
      if (replaces === undefined) continue;
      const path = `identity.kinds.${kind}.replaces`;
      if (!places.includes(replaces)) {
        yield { path, message: `no field of the lens writes ${replaces}`, fix: useOneOf(replaces, places) };
      }
      if (record !== undefined) continue;
      yield { path, message: 'there is no record that could replace it', fix: 'Add record, or remove replaces.' };
    }
  },
} satisfies Rules<ResourceSubject>;

function checkPart(path: string, part: string, isRepeated: boolean): Problem | undefined {
  if (isRepeated) return { path, message: `there is a part ${part} already`, fix: 'Give each part a name of its own.' };
  if (!reservedPlaceholders.includes(part)) return undefined;
  return {
    path,
    message: `{${part}} has a meaning in every call`,
    fix: `Name it otherwise than ${reservedPlaceholders.join(', ')}.`,
  };
}

import { parsePath } from '../../mapping/index.ts';
import { type ResourceFile, type WriteSpec } from '../schema/index.ts';

/** The places at the vendor that the rules of a lens write, custom attributes apart. */
export function writtenPlaces({ lens }: ResourceFile): string[] {
  return Object.values(lens.fields).flatMap((rule) => {
    if (typeof rule === 'string') return [rule];
    if ('fixed' in rule || 'each' in rule || 'kinds' in rule || 'same_as' in rule) return [];
    if ('rest' in rule) return [typeof rule.rest === 'string' ? rule.rest : rule.rest.write];
    const place = rule.at ?? rule.write;
    return place === undefined ? [] : [place];
  });
}

/** The names that a written record has at its top; a rest rule that writes to `$` adds any others. */
export function recordNames(resource: ResourceFile, write: WriteSpec): string[] {
  const places = writtenPlaces(resource).flatMap((place) => {
    const [first] = parsePath(place).steps;
    return first?.kind === 'name' ? [first.name] : [];
  });
  const identifiers = Object.values(resource.identity.kinds).flatMap(({ record }) => Object.keys(record ?? {}));
  return [...new Set([...places, ...identifiers, ...Object.keys(write.with)])];
}

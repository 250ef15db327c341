import { type LensFinding } from './finding.ts';
import { isTimeFormat } from './formats.ts';
import { isSeveral, parsePath, pathPattern } from './path.ts';
import { kindPlaceholders } from './read-rules.ts';
import { wholePattern } from './rest.ts';
import { type EachRule, type FieldRule, type KindsRule, type PlaceRule, type RestRule } from './spec.ts';

/** What is wrong within one rule. */
export function checkRule(field: string, rule: FieldRule): LensFinding[] {
  if (typeof rule === 'string' || 'fixed' in rule || 'same_as' in rule) return [];
  if ('rest' in rule) return checkRestRule(field, rule);
  if ('each' in rule) return checkEachRule(field, rule);
  if ('kinds' in rule) return checkKindsRule(field, rule);
  return [
    ...checkCleared(field, rule),
    ...checkPlaceWords(field, rule),
    ...checkPick(field, rule),
    ...checkValues(field, rule),
  ];
}

function checkCleared(field: string, rule: PlaceRule): LensFinding[] {
  if (rule.never_cleared === undefined || (rule.at ?? rule.custom ?? rule.write) !== undefined) return [];
  return [
    {
      field,
      message: 'it is only read, so nobody could clear it',
      fix: 'Remove never_cleared, or say where it is written.',
    },
  ];
}

function checkPlaceWords(field: string, rule: PlaceRule): LensFinding[] {
  const ways = [rule.at, rule.custom, rule.read ?? rule.write].filter((way) => way !== undefined);
  const findings: LensFinding[] = [];
  if (ways.length !== 1) {
    findings.push({
      field,
      message: ways.length === 0 ? 'it has no place' : 'it has its place in more than one way',
      fix: 'Say one of `at`, `custom`, or `read` and `write`.',
    });
  } else if (rule.also_read !== undefined && rule.write !== undefined && rule.read === undefined) {
    findings.push({
      field,
      message: 'it is also read elsewhere and has no first place to read',
      fix: 'Say where it is read first with `read`.',
    });
  }
  return findings;
}

function checkPick(field: string, { pick, format, at, read, also_read: alsoRead = [] }: PlaceRule): LensFinding[] {
  if (pick === undefined) return [];
  const places = [at, read, ...alsoRead].filter((place) => place !== undefined);
  if (!places.some((place) => isSeveral(parsePath(place)))) {
    return [
      { field, message: 'it picks one of several values and reads only one', fix: 'Read a place with [] or {}.' },
    ];
  }
  if (pick !== 'first' && !isTimeFormat(format)) {
    return [
      { field, message: `the ${pick} of values without a time cannot be told`, fix: 'Add the format of the time.' },
    ];
  }
  return [];
}

function checkValues(field: string, { values, format }: PlaceRule): LensFinding[] {
  if (values === undefined) return [];
  const spellings = Object.values(values).map(String);
  if (spellings.length === 0) {
    return [{ field, message: 'it has no values', fix: 'List them, or leave `values` out.' }];
  }
  if (new Set(spellings).size < spellings.length) {
    return [
      {
        field,
        message: 'two unified values have the same value at the vendor, so reading could not tell them apart',
        fix: 'Map one to one.',
      },
    ];
  }
  if (format === undefined || format === 'string') return [];
  return [{ field, message: 'it has both `values` and a `format`', fix: 'Keep one: values are written as listed.' }];
}

function checkRestRule(field: string, rule: RestRule): LensFinding[] {
  const places = typeof rule.rest === 'string' ? [rule.rest] : [rule.rest.read, rule.rest.write];
  const findings: LensFinding[] = places
    .filter((place) => parsePath(place).steps.some(({ kind }) => kind !== 'name'))
    .map((place) => ({
      field,
      message: `${place} is not an object in one place`,
      fix: 'Name the object that holds the attributes, or $.',
    }));
  for (const place of rule.except_in ?? []) {
    if (!isSeveral(parsePath(place))) continue;
    findings.push({
      field,
      message: `${place} of except_in is not one object`,
      fix: 'Name one object, without [] and {}.',
    });
  }
  if (rule.name_form !== undefined && !isPattern(rule.name_form.pattern)) {
    findings.push({
      field,
      message: 'the pattern of name_form is not a regular expression',
      fix: 'Correct its syntax.',
    });
  }
  return findings;
}

/** True for a regular expression. */
export function isPattern(pattern: string): boolean {
  try {
    return wholePattern(pattern).flags === 'u';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function checkEachRule(field: string, { each }: EachRule): LensFinding[] {
  return each.flatMap(({ from, item }) => {
    const last = parsePath(from).steps.at(-1)?.kind;
    if (last !== 'every_item' && last !== 'every_value') {
      return [
        { field, message: `${from} is not the elements of a list or object`, fix: `Read ${from}[] or ${from}{}.` },
      ];
    }
    return Object.entries(item).flatMap(([name, { at }]) => checkItem(field, name, at, last === 'every_value'));
  });
}

function checkItem(field: string, name: string, at: string, hasKeys: boolean): LensFinding[] {
  if (at === '$key' && !hasKeys) {
    return [{ field, message: `elements of a list have no name for ${name}`, fix: 'Use $key with a{} only.' }];
  }
  if (isSeveral(parsePath(at))) {
    return [{ field, message: `${at} stands for several values of ${name}`, fix: 'Name one place in the element.' }];
  }
  if (parsePath(name).steps.length > 0 && parsePath(name).steps.every(({ kind }) => kind === 'name')) return [];
  return [{ field, message: `${name} is no name of a sub-field`, fix: 'Name it like name or address.city.' }];
}

function checkKindsRule(field: string, { kinds }: KindsRule): LensFinding[] {
  return kinds.flatMap(({ kind, value }) =>
    [...kindPlaceholders(kind), ...(value === undefined ? [] : [value])]
      .filter((place) => !pathPattern.test(place) || isSeveral(parsePath(place)))
      .map((place) => ({
        field,
        message: `${place} is not one place in the element`,
        fix: 'Name one property, such as {alias_label}.',
      })),
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applyPatch, patchSchema } from '../../../test/json-patch.ts';
import { parseSource } from '../source.ts';
import { runRules } from './lint.ts';
import { type RuleFinding } from './rule.ts';
import { ruleNames } from './rules.ts';

const directory = new URL('../../../test/fixtures/definitions/', import.meta.url);

/** Changes of the base definition that must be found fault with, or must not. */
const fixtureSchema = z.array(
  z.strictObject({
    about: z.string(),
    patch: patchSchema,
    expect: z
      .array(z.strictObject({ file: z.string(), path: z.string(), message: z.string(), fix: z.string().optional() }))
      .optional(),
  }),
);

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, directory), 'utf8'));
}

const base = z
  .record(z.string(), z.json())
  .parse(
    Object.fromEntries(
      readdirSync(new URL('base/', directory)).map((name) => [name.slice(0, -5), readJson(`base/${name}`)]),
    ),
  );
const models = z
  .record(z.string(), z.object({ fields: z.array(z.string()), mappedFields: z.array(z.string()).optional() }))
  .parse(readJson('models.json'));

const fixtures = readdirSync(directory).flatMap((name) => {
  const [, rule, kind] = /^(\w+)\.(valid|invalid)\.json$/.exec(name) ?? [];
  return rule === undefined ? [] : [{ name, rule, kind, cases: fixtureSchema.parse(readJson(name)) }];
});
const casesOf = (wanted: string) =>
  fixtures.filter(({ kind }) => kind === wanted).flatMap(({ rule, cases }) => cases.map((each) => ({ rule, ...each })));

function lint(patch: z.infer<typeof patchSchema>): RuleFinding[] {
  const source = z.record(z.string(), z.json()).parse(applyPatch(base, patch));
  const result = parseSource('acme', source);
  if ('findings' in result) throw new Error(`The shape is wrong: ${JSON.stringify(result.findings)}`);
  return runRules(result.parsed, models);
}

describe('rules of definitions', () => {
  it('find no fault with the base definition', () => {
    expect(lint([])).toEqual([]);
  });

  it.each(casesOf('valid'))('$rule lets pass: $about', ({ patch }) => {
    expect(lint(patch)).toEqual([]);
  });

  it.each(casesOf('invalid'))(
    '$rule finds, and says how to mend it: $about',
    ({ rule, patch, expect: expected = [] }) => {
      const found = lint(patch);
      expect(found).toEqual(expected.map((finding) => ({ rule, finding: expect.objectContaining(finding) })));
      expect(found).not.toEqual([]);
      for (const { finding } of found) expect(finding.fix).toMatch(/^[A-Z].*[.?]$/);
    },
  );

  it('have a valid and an invalid fixture each, and there is no other', () => {
    const names = fixtures.map(({ name }) => name);
    expect(names.sort()).toEqual(ruleNames.flatMap((rule) => [`${rule}.invalid.json`, `${rule}.valid.json`]).sort());
  });
});

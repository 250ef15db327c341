import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDefinitionFiles } from '../definition-files.ts';
import { generateJsonSchemas } from './json-schema.ts';
import { withSwitches } from './with-switches.ts';

const schemas = new Map(generateJsonSchemas().map(({ path, content }) => [path, JSON.parse(content)]));
const structural = ['integration', 'endpoints', 'texts'];
const validatorOf = (name: string) => z.fromJSONSchema(schemas.get(`openapi/${name}.schema.json`));

describe('generateJsonSchemas', () => {
  it('takes every definition that Crosswalk comes with', async () => {
    const { sources } = await readDefinitionFiles();
    for (const [folder, source] of Object.entries(sources)) {
      for (const [name, content] of Object.entries(source)) {
        const [kind = ''] = name.split('.');
        const { success, error } = validatorOf(structural.includes(kind) ? kind : 'resource').safeParse(content);
        expect(success, `${folder}/${name}.json: ${error?.message}`).toBe(true);
      }
    }
  });

  it('refuses a misspelt name, also within the branch of a switch', async () => {
    const { sources } = await readDefinitionFiles();
    const groups = z.looseObject({ methods: z.looseObject({}) }).parse(sources['braze']?.['groups']);
    const resource = validatorOf('resource');
    const withMethods = (methods: object) => resource.safeParse({ ...groups, methods }).success;
    expect(withMethods({ by: 'instance', is: { 'US-01': groups.methods } })).toBe(true);
    expect(withMethods({ by: 'instance', is: { 'US-01': { ...groups.methods, lists: {} } } })).toBe(false);
    expect(withMethods({ ...groups.methods, lists: {} })).toBe(false);
  });
});

describe('withSwitches', () => {
  const schema = z.toJSONSchema(
    z.strictObject({ format: z.literal(1), size: z.number().describe('How many.'), names: z.array(z.string()) }),
  );
  const switched = withSwitches(schema);
  const accepts = (value: unknown) => z.fromJSONSchema(switched).safeParse(value).success;

  it('lets a switch stand for any value, a switch within a switch included', () => {
    expect(accepts({ format: 1, size: 2, names: [] })).toBe(true);
    expect(accepts({ format: 1, size: { by: 'plan', is: { free: 1, paid: 2 } }, names: ['a'] })).toBe(true);
    const nested = { by: 'plan', is: { free: { by: 'region', is: { EU: 1 } } } };
    expect(accepts({ format: 1, size: nested, names: [{ by: 'plan', is: { free: 'a' } }] })).toBe(true);
  });

  it('checks each branch like the value it stands for', () => {
    expect(accepts({ format: 1, size: { by: 'plan', is: { free: 'many' } }, names: [] })).toBe(false);
    expect(accepts({ format: 1, size: { by: 'plan', is: { free: 1 }, otherwise: 2 }, names: [] })).toBe(false);
  });

  it('lets no switch decide on the format', () => {
    expect(accepts({ format: { by: 'plan', is: { free: 1 } }, size: 1, names: [] })).toBe(false);
  });

  it('keeps descriptions where editors look for them', () => {
    expect(switched.properties).toHaveProperty('size.description', 'How many.');
  });
});

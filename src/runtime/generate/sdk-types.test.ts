import { expect, it } from 'vitest';
import { errorCodes } from '../../errors/index.ts';
import { compileSdkTypes, generateSdkTypes } from './sdk-types.ts';

it('makes a type of every schema, with what the document says of it', async () => {
  const schemas = {
    Cat: {
      type: 'object',
      properties: { name: { type: 'string', description: 'Its name.' }, kind: { type: 'string', enum: ['a', 'b'] } },
      required: ['name'],
    },
  };
  const info = { title: 'Cats', version: '1' };
  const types = await compileSdkTypes(JSON.stringify({ openapi: '3.1.0', info, paths: {}, components: { schemas } }));
  expect(types).toMatch(/^\/\/ Generated .* Do not edit\.\n/);
  expect(types).toContain('/** @description Its name. */\n      name: string;');
  expect(types).toContain("kind?: 'a' | 'b';");
});

it('describes the API as it is, with every error code', async () => {
  const [file] = await generateSdkTypes();
  expect(file?.path).toBe('sdk/generated/openapi.ts');
  const missing = errorCodes().filter((code) => !file?.content.includes(`'${code}'`));
  expect(missing).toEqual([]);
});

import { expect, it } from 'vitest';
import { z } from 'zod';
import { generateOpenApi } from './openapi.ts';

const document = z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

it('describes no path twice, whatever its parameters are called', () => {
  const [file] = generateOpenApi();
  expect(file?.path).toBe('openapi/openapi.json');
  const { openapi, paths } = document.parse(JSON.parse(file?.content ?? ''));
  expect(openapi).toBe('3.1.0');
  const shapes = Object.keys(paths).map((path) => path.replaceAll(/\{[^}]+\}/g, '{}'));
  expect(shapes).toEqual([...new Set(shapes)]);
  expect(shapes).toContain('/unified/user-directory/users/{}');
});

import { expect, it } from 'vitest';
import { z } from 'zod';
import { integrationSources } from '../../definitions/generated/integrations.ts';
import { generateIntegrationDocuments, generateOpenApi } from './openapi.ts';

const operations = z.record(z.string(), z.object({ summary: z.string() }));
const document = z.object({ openapi: z.string(), paths: z.record(z.string(), operations) });

function generated() {
  const [file] = generateOpenApi();
  expect(file?.path).toBe('openapi/openapi.json');
  return document.parse(JSON.parse(file?.content ?? ''));
}

it('describes no path twice, whatever its parameters are called', () => {
  const { openapi, paths } = generated();
  expect(openapi).toBe('3.1.0');
  const shapes = Object.keys(paths).map((path) => path.replaceAll(/\{[^}]+\}/g, '{}'));
  expect(shapes).toEqual([...new Set(shapes)]);
  expect(shapes).toContain('/unified/user-directory/users/{}');
});

it('gives every operation a summary of its own', () => {
  const summaries = Object.values(generated().paths).flatMap((path) =>
    Object.values(path).map(({ summary }) => summary),
  );
  expect(summaries).toEqual([...new Set(summaries)]);
});

it('describes the calls of every integration, in a file of its own', () => {
  const files = generateIntegrationDocuments();
  expect(files.map(({ path }) => path)).toEqual(Object.keys(integrationSources).map((name) => `${name}.json`));
  for (const { path, content } of files) {
    const { openapi, paths } = document.parse(JSON.parse(content));
    expect([path, openapi]).toEqual([path, '3.1.0']);
    expect(Object.keys(paths).every((route) => route.startsWith('/proxy/'))).toBe(true);
  }
});

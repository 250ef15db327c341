import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';
import { compileLens, isJsonObject, type JsonObject, type JsonValue } from '../../../src/mapping/index.ts';
import { readByHand, writeByHand } from './by-hand.ts';
import { type Direction, fields, templateOf } from './mapping.ts';

/** One application of the mapping. */
export type Apply = (input: JsonObject) => unknown;

type CreateEngine = (direction: Direction, rivals: string) => Promise<Apply>;

/** Imports a file of a package that was installed outside the repository. */
async function importFrom(directory: string, ...file: string[]): Promise<unknown> {
  const module: unknown = await import(pathToFileURL(join(directory, 'node_modules', ...file)).href);
  return module;
}

const transformSchema = z.object({
  transform: z.custom<(template: JsonObject, input: JsonObject) => unknown>((value) => typeof value === 'function'),
});

const jsonataSchema = z.object({
  default: z.custom<(expression: string) => { evaluate(input: JsonObject): Promise<unknown> }>(
    (value) => typeof value === 'function',
  ),
});

/** A template as an expression of jsonata; its leaves are expressions already. */
function expressionOf(template: JsonValue | undefined): string {
  if (Array.isArray(template)) return `[${template.map(expressionOf).join(', ')}]`;
  if (!isJsonObject(template)) return String(template);
  const parts = Object.entries(template).map(([name, inner]) => `${JSON.stringify(name)}: ${expressionOf(inner)}`);
  return `{${parts.join(', ')}}`;
}

export const engineNames = ['by hand', 'Crosswalk lens', '@segment/actions-core', 'jsonata'] as const;
export type EngineName = (typeof engineNames)[number];

/** The mapping in the words of each engine, compiled as far as the engine compiles. */
export const engines: Record<EngineName, CreateEngine> = {
  'by hand': async (direction) => (direction === 'read' ? readByHand : writeByHand),

  async 'Crosswalk lens'(direction) {
    const lens = compileLens({ fields: Object.fromEntries(fields) });
    return direction === 'read' ? (input) => lens.read(input) : (input) => lens.write(input);
  },

  async '@segment/actions-core'(direction, rivals) {
    const kit = await importFrom(rivals, '@segment', 'actions-core', 'dist', 'cjs', 'mapping-kit', 'index.js');
    const { transform } = transformSchema.parse(kit);
    const template = templateOf(direction, (from) => ({ '@path': `$.${from}` }));
    return (input) => transform(template, input);
  },

  async jsonata(direction, rivals) {
    const { default: compile } = jsonataSchema.parse(await importFrom(rivals, 'jsonata', 'jsonata.js'));
    const expression = compile(expressionOf(templateOf(direction, (from) => from)));
    return (input) => expression.evaluate(input);
  },
};

import { z } from 'zod';
import { endpointsFileSchema } from '../../definitions/index.ts';
import { type GeneratedFile } from './generated-file.ts';
import { markdownTable } from './markdown-table.ts';

type Schema = z.core.JSONSchema._JSONSchema;

/** One word of a file: where it stands, what it may be, and what it means. */
interface Word {
  readonly name: string;
  readonly values: string;
  readonly meaning: string;
}

const introduction = `<!-- Generated from src/definitions/schema by \`npm run generate\`. Do not edit. -->

# Words of endpoints.json

Every word that a call of a vendor can be declared with. [Writing a definition](definitions.md#the-vendors-calls) has examples; the JSON Schema in \`openapi/endpoints.schema.json\` has the same for editors.
`;

/** Reads the JSON Schema of the file, whose definitions are referred to by name. */
function createReader({ $defs = {} }: z.core.JSONSchema.BaseSchema) {
  function resolve(schema: Schema | undefined): z.core.JSONSchema.BaseSchema {
    if (schema === undefined || typeof schema === 'boolean') return {};
    const { $ref, ...rest } = schema;
    const named = $ref?.split('/').at(-1);
    return named === undefined ? rest : { ...resolve($defs[named]), ...rest };
  }

  function valuesOf(schema: z.core.JSONSchema.BaseSchema): string {
    const { enum: choices, const: only, type, default: normal, items, additionalProperties, anyOf: forms } = schema;
    const usual = normal === undefined || Array.isArray(normal) ? '' : `, else \`${JSON.stringify(normal)}\``;
    if (choices !== undefined) return choices.map((choice) => `\`${JSON.stringify(choice)}\``).join(', ') + usual;
    if (only !== undefined) return `\`${JSON.stringify(only)}\``;
    if (forms?.some((form) => resolve(form).type === 'array')) {
      return forms.map((form) => valuesOf(resolve(form))).join(', or ');
    }
    if (type === 'array') {
      const [item] = Array.isArray(items) ? items : [items];
      return `list of ${valuesOf(resolve(item))}`;
    }
    if (type === 'object') return additionalProperties === false ? 'object' : 'object by name';
    const plain: Record<string, string> = {
      string: 'text',
      integer: 'number',
      number: 'number',
      boolean: 'true, false',
    };
    return `${plain[String(type)] ?? 'type, or object'}${usual}`;
  }

  /** The words of an object, and those of the objects in it. Names are those of what the file's author chooses. */
  function wordsOf(schema: z.core.JSONSchema.BaseSchema, prefix = ''): Word[] {
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      const resolved = resolve(property);
      const [first] = Array.isArray(resolved.items) ? resolved.items : [resolved.items];
      const item = resolve(first);
      const word = { name: prefix + name, values: valuesOf(resolved), meaning: resolved.description ?? '' };
      return [word, ...wordsOf(resolved, `${word.name}.`), ...wordsOf(item, `${word.name}[].`)];
    });
  }

  return { resolve, wordsOf };
}

function tableOf(words: readonly Word[]): string {
  const rows = words.map(({ name, values, meaning }) => [`\`${name}\``, values, meaning]);
  return markdownTable(['Word', 'Values', 'Meaning'], rows);
}

/** The page with every word of `endpoints.json`, as its schema has them. */
export function generateEndpointWords(): GeneratedFile[] {
  const file = z.toJSONSchema(endpointsFileSchema, { io: 'input' });
  const { resolve, wordsOf } = createReader(file);
  const call = resolve(resolve(file.properties?.['endpoints']).additionalProperties);
  const inFull = (part: string): Word[] => {
    const parameter = resolve(resolve(call.properties?.[part]).additionalProperties);
    return (parameter.anyOf ?? []).flatMap((form) => wordsOf(resolve(form)).filter(({ name }) => !name.includes('.')));
  };
  const parameter = new Map([...inFull('query'), ...inFull('path')].map((word) => [word.name, word]));
  const content = [
    introduction,
    `## A call\n\n${tableOf(wordsOf(call))}\n`,
    `## A parameter in full\n\nIn place of a type such as \`string!\`. \`required\` and \`fields\` are for parameters of the query and the body, \`from_setting\` for those of the path.\n\n${tableOf([...parameter.values()])}\n`,
  ].join('\n');
  return [{ path: 'docs/endpoints.md', content }];
}

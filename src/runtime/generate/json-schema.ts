import { z } from 'zod';
import {
  endpointsFileSchema,
  integrationFileSchema,
  resourceFileSchema,
  textsFileSchema,
} from '../../definitions/index.ts';
import { type GeneratedFile } from './generated-file.ts';
import { withSwitches } from './with-switches.ts';

interface Described {
  readonly title: string;
  readonly description: string;
}

/** The schema of the file as it is written, before defaults are filled in. */
function jsonSchema(schema: z.ZodType, described: Described): z.core.JSONSchema.JSONSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { ...($schema === undefined ? {} : { $schema }), ...described, ...rest };
}

function file(name: string, schema: z.core.JSONSchema.JSONSchema): GeneratedFile {
  return { path: `openapi/${name}.schema.json`, content: `${JSON.stringify(schema, undefined, 2)}\n` };
}

/** The JSON Schemas that editors complete and check definition files with. */
export function generateJsonSchemas(): GeneratedFile[] {
  const integration = jsonSchema(integrationFileSchema, {
    title: 'Crosswalk integration',
    description: 'What a vendor is, how an account connects, and how the vendor says that something failed.',
  });
  const endpoints = jsonSchema(endpointsFileSchema, {
    title: 'Crosswalk endpoints',
    description: 'The calls of a vendor, by resource.method.',
  });
  const resource = jsonSchema(resourceFileSchema, {
    title: 'Crosswalk resource',
    description: 'A resource of a unified model at one vendor. Every value may be a choice by a connection field.',
  });
  const texts = jsonSchema(textsFileSchema, {
    title: 'Crosswalk texts',
    description: 'What end customers read of an integration, in another language.',
  });
  return [
    file('integration', integration),
    file('endpoints', endpoints),
    file('resource', withSwitches(resource)),
    file('texts', texts),
  ];
}

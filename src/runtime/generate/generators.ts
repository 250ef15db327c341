import { generateDefinitionsIndex } from './definitions.ts';
import { generateEndpointWords } from './endpoint-words.ts';
import { generateErrorDocs } from './error-docs.ts';
import { type Generator } from './generated-file.ts';
import { generateJsonSchemas } from './json-schema.ts';
import { generateMigrations } from './migrations.ts';
import { generateOpenApi } from './openapi.ts';
import { generateSdkTypes } from './sdk-types.ts';
import { generateUserTable } from './user-table.ts';

/** Everything that `npm run generate` makes. */
export const generators: readonly Generator[] = [
  generateDefinitionsIndex,
  generateMigrations,
  generateJsonSchemas,
  generateErrorDocs,
  generateEndpointWords,
  generateOpenApi,
  generateSdkTypes,
  generateUserTable,
];

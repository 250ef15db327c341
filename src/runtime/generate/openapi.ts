import { createApi, integrationDocument, openApiDocument } from '../../api/index.ts';
import { integrationSources } from '../../definitions/generated/integrations.ts';
import { loadDefinitions } from '../../definitions/index.ts';
import { modelShapes } from '../../unified/index.ts';
import { type GeneratedFile } from './generated-file.ts';

function describe() {
  const definitions = loadDefinitions(integrationSources, { models: modelShapes });
  return { definitions, document: openApiDocument(createApi(), definitions) };
}

function toFile(path: string, document: object): GeneratedFile {
  return { path, content: `${JSON.stringify(document, undefined, 2)}\n` };
}

/** The OpenAPI document that `GET /openapi.json` answers, for whoever builds clients. */
export function generateOpenApi(): GeneratedFile[] {
  return [toFile('openapi/openapi.json', describe().document)];
}

/** The documents that `GET /openapi/{integration}.json` answers. They are large, and linted rather than committed. */
export function generateIntegrationDocuments(): GeneratedFile[] {
  const { definitions, document } = describe();
  return definitions
    .all()
    .map((integration) => toFile(`${integration.name}.json`, integrationDocument(integration, document)));
}

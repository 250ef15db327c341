import { type CompiledIntegration, type Definitions } from '../definitions/index.ts';
import { type JsonObject } from '../mapping/index.ts';
import { integrationDocument, toJson } from './integration-document/index.ts';
import { type Api } from './mount.ts';
import { type OpenApiDocument, openApiDocument } from './openapi-document.ts';
import { type Services } from './services.ts';

/** What was made for one installation, by the path under which it is mounted. */
type Kept<Value> = Map<string, Value>;

const documents = new WeakMap<Definitions, Kept<OpenApiDocument>>();
const plainDocuments = new WeakMap<Definitions, Kept<JsonObject>>();
const integrations = new WeakMap<CompiledIntegration, Kept<string>>();

function keep<Key extends object, Value>(
  all: WeakMap<Key, Kept<Value>>,
  key: Key,
  basePath: string,
  make: () => Value,
) {
  const kept: Kept<Value> = all.get(key) ?? new Map<string, Value>();
  all.set(key, kept);
  const value = kept.get(basePath) ?? make();
  kept.set(basePath, value);
  return value;
}

/** The API document of an installation, made when it is first asked for. Shared: not to be changed. */
export function documentOf(app: Api, { definitions, basePath }: Services): OpenApiDocument {
  return keep(documents, definitions, basePath, () => openApiDocument(app, definitions, basePath));
}

/** The API document of an installation as plain JSON, for whoever looks things up in it. Shared: not to be changed. */
export function plainDocumentOf(app: Api, services: Services): JsonObject {
  return keep(plainDocuments, services.definitions, services.basePath, () => toJson(documentOf(app, services)));
}

/** The document of a vendor's calls as JSON text, made when it is first asked for. */
export function integrationDocumentOf(app: Api, services: Services, integration: CompiledIntegration): string {
  return keep(integrations, integration, services.basePath, () =>
    JSON.stringify(integrationDocument(integration, documentOf(app, services))),
  );
}

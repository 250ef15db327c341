import { createApi, openApiDocument } from '../../api/index.ts';
import { type GeneratedFile } from './generated-file.ts';

/** The OpenAPI document that `GET /openapi.json` answers, for whoever builds clients. */
export function generateOpenApi(): GeneratedFile[] {
  const content = `${JSON.stringify(openApiDocument(createApi()), undefined, 2)}\n`;
  return [{ path: 'openapi/openapi.json', content }];
}

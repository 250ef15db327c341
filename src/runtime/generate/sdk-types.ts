import openapiTypeScript, { astToString } from 'openapi-typescript';
import { format } from 'oxfmt';
import { type GeneratedFile } from './generated-file.ts';
import { generateOpenApi } from './openapi.ts';

const path = 'sdk/generated/openapi.ts';
const notice = '// Generated from the OpenAPI document by `npm run generate`. Do not edit.\n\n';

/** The types of everything in an OpenAPI document, formatted like the rest of the repository. */
export async function compileSdkTypes(document: string): Promise<string> {
  const types = astToString(await openapiTypeScript(document));
  const { code, errors } = await format(path, `${notice}${types}`, { printWidth: 120, singleQuote: true });
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join(' ')}`);
  return code;
}

/** The types that the SDK is built on, so that it cannot say anything that the API does not. */
export async function generateSdkTypes(): Promise<GeneratedFile[]> {
  const documents = generateOpenApi();
  return Promise.all(documents.map(async ({ content }) => ({ path, content: await compileSdkTypes(content) })));
}

import { pathToFileURL } from 'node:url';
import { generateIntegrationDocuments } from '../generate/openapi.ts';
import { writeFiles } from '../generate/write-files.ts';

const [folder] = process.argv.slice(2);

if (folder === undefined) {
  console.error('usage: openapi-documents <folder>: writes the OpenAPI document of every integration there');
  process.exitCode = 2;
} else {
  await writeFiles(generateIntegrationDocuments(), pathToFileURL(`${folder}/`));
}

import { modelShapes } from '../../unified/index.ts';
import { readDefinitionFiles } from '../definition-files.ts';
import { checkDefinitions } from './definitions-report.ts';

const { sources, findings } = await readDefinitionFiles();
const { text, isClean } = checkDefinitions(sources, findings, modelShapes);
if (isClean) console.log(text);
else {
  console.error(text);
  process.exitCode = 1;
}

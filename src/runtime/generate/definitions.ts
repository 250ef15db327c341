import { listDefinitionFiles } from '../definition-files.ts';
import { type GeneratedFile } from './generated-file.ts';

/** `customer-events` of `acme` becomes `acmeCustomerEvents`. */
function identifier(folder: string, name: string): string {
  const [first = '', ...rest] = [...folder.split(/[^a-z0-9]/), ...name.split(/[^a-z0-9]/)];
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** A property name, quoted where it must be. */
function property(name: string): string {
  return /^[a-z][a-z0-9_]*$/i.test(name) ? name : `'${name}'`;
}

/** The text of the module that imports these files. */
export function compileDefinitionsIndex(files: readonly { folder: string; name: string }[]): string {
  const imports = files.map(
    ({ folder, name }) =>
      `import ${identifier(folder, name)} from '../../../integrations/${folder}/${name}.json' with { type: 'json' };\n`,
  );
  const folders = [...new Set(files.map(({ folder }) => folder))];
  const entries = folders.map((folder) => {
    const own = files.filter((file) => file.folder === folder);
    const lines = own.map(({ name }) => `    ${property(name)}: ${identifier(folder, name)},\n`);
    return `  ${property(folder)}: {\n${lines.join('')}  },\n`;
  });
  return [
    '// Generated from integrations/*/*.json by `npm run generate`. Do not edit.\n\n',
    ...imports,
    "import { type IntegrationSource } from '../source.ts';\n\n",
    '/** The definitions that Crosswalk comes with, by folder. */\n',
    `export const integrationSources: Readonly<Record<string, IntegrationSource>> = {\n${entries.join('')}};\n`,
  ].join('');
}

/** Compiles the list of definitions into a module, so that no file system is needed at run time. */
export async function generateDefinitionsIndex(): Promise<GeneratedFile[]> {
  const content = compileDefinitionsIndex(await listDefinitionFiles());
  return [{ path: 'src/definitions/generated/integrations.ts', content }];
}

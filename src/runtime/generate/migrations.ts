import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';

const directory = new URL('../../../migrations/', import.meta.url);
const validName = /^\d{4}(_[a-z]+){2,}\.sql$/;

/**
 * Compiles `migrations/*.sql` into the module that the migration runner applies, so that no file system is needed at
 * run time. Paths are relative to the root of the repository.
 *
 * @throws Error with one line per cause: a name not of the form `NNNN_verb_noun.sql`, a gap in the numbers, a statement
 * without its closing semicolon.
 *
 * @example
 * for (const { path, content } of await generateMigrations()) await writeFile(path, content);
 */
export async function generateMigrations(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, directory), 'utf8') })),
  );
  return [{ path: 'src/db/generated/migrations.ts', content: compileMigrations(files) }];
}

/** The text of the generated module. Files must come in the order of their numbers. */
export function compileMigrations(files: readonly { name: string; text: string }[]): string {
  const entries = files.map(({ name, text }, index) => {
    if (!validName.test(name)) throw new Error(`migrations/${name}: the name must look like 0001_create_accounts.sql.`);
    const number = String(index + 1).padStart(4, '0');
    if (!name.startsWith(number)) throw new Error(`migrations/${name}: the next number is ${number}.`);
    const statements = splitStatements(name, text).map((statement) => `      ${templateLiteral(statement)},\n`);
    return [
      '  {\n',
      `    name: '${name.replace(/\.sql$/, '')}',\n`,
      `    checksum: '${createHash('sha256').update(text).digest('hex')}',\n`,
      `    statements: [\n${statements.join('')}    ],\n`,
      '  },\n',
    ].join('');
  });
  return `// Generated from migrations/*.sql by \`npm run generate\`. Do not edit.\n\nexport const migrations = [\n${entries.join('')}];\n`;
}

/** Statements end with a semicolon and are separated by an empty line: PGlite takes only one at a time. */
function splitStatements(name: string, text: string): string[] {
  const statements = text.trim().split(/\n\s*\n/);
  const unfinished = statements.find((statement) => !statement.endsWith(';'));
  if (unfinished === undefined) return statements;
  const firstLine = unfinished.split('\n', 1).join('');
  throw new Error(
    `migrations/${name}: the statement that begins with "${firstLine}" must end with a semicolon and hold no empty line.`,
  );
}

function templateLiteral(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;
}

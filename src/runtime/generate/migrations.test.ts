import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileMigrations, generateMigrations } from './migrations.ts';

const name = '0001_create_things.sql';
const text = 'create table thing (id text);\n';

describe('compiling the migrations', () => {
  it('gives what is in the repository', async () => {
    const files = await generateMigrations();
    expect(files.map(({ path }) => path)).toEqual(['src/db/generated/migrations.ts']);
    for (const { path, content } of files) {
      expect(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8')).toBe(content);
    }
  });

  it('keeps statements apart and every character of them', () => {
    const module = compileMigrations([{ name, text: `${text}\n-- why\ninsert into thing\nvalues ('\`\${a}\\n');\n` }]);
    expect(module).toContain("name: '0001_create_things',");
    expect(module).toContain('      `create table thing (id text);`,\n');
    expect(module).toContain("      `-- why\ninsert into thing\nvalues ('\\`\\${a}\\\\n');`,\n");
  });

  it('gives another checksum for any other text', () => {
    const checksumOf = (content: string) =>
      /checksum: '(\w{64})'/.exec(compileMigrations([{ name, text: content }]))?.[1];
    expect(checksumOf(text)).toMatch(/^\w{64}$/);
    expect(checksumOf(`-- A comment.\n${text}`)).not.toBe(checksumOf(text));
  });

  it.each([
    ['a name without a verb and a noun', [{ name: '0001_things.sql', text }], 'must look like'],
    ['a name without a number', [{ name: 'create_things.sql', text }], 'must look like'],
    [
      'a gap in the numbers',
      [
        { name, text },
        { name: '0003_drop_things.sql', text },
      ],
      'the next number is 0002',
    ],
    [
      'a number twice',
      [
        { name, text },
        { name: '0001_drop_things.sql', text },
      ],
      'the next number is 0002',
    ],
    ['a statement without its semicolon', [{ name, text: `select 1\n\n${text}` }], '"select 1" must end'],
  ])('refuses %s', (_, files, message) => {
    expect(() => compileMigrations(files)).toThrow(message);
  });
});

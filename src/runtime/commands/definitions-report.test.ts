import { describe, expect, it } from 'vitest';
import { modelShapes } from '../../unified/index.ts';
import { readDefinitionFiles } from '../definition-files.ts';
import { checkDefinitions } from './definitions-report.ts';

const finding = { file: 'acme/users.json', path: 'lens.fields.name', message: 'is wrong', fix: 'Mend it.' };

describe('checkDefinitions', () => {
  it('finds no fault with the definitions that Crosswalk comes with, and counts what they hold', async () => {
    const { sources, findings } = await readDefinitionFiles();
    const { text, isClean } = checkDefinitions(sources, findings, modelShapes);
    expect({ isClean, text }).toMatchObject({ isClean: true });
    const lines = text.split('\n');
    expect(lines).toHaveLength(Object.keys(sources).length);
    for (const line of lines) expect(line).toMatch(/^ {2}[a-z]+ +[1-9]\d* endpoints +.*users [1-9]\d* fields/);
  });

  it('groups findings by file, each with its path, what is wrong and how to mend it', () => {
    const findings = [
      finding,
      { ...finding, file: 'acme/endpoints.json', path: 'endpoints' },
      { ...finding, path: 'lens' },
    ];
    expect(checkDefinitions({}, findings, modelShapes)).toEqual({
      isClean: false,
      text: [
        'integrations/acme/endpoints.json',
        '  PATH       WHAT      HOW TO FIX',
        '  endpoints  is wrong  Mend it.',
        '',
        'integrations/acme/users.json',
        '  PATH              WHAT      HOW TO FIX',
        '  lens.fields.name  is wrong  Mend it.',
        '  lens              is wrong  Mend it.',
        '',
        '3 findings in 2 files.',
      ].join('\n'),
    });
  });

  it('reports the shape of one folder and does not check what could not be read of another', () => {
    const { text } = checkDefinitions({ acme: {}, other: {} }, [finding], modelShapes);
    expect(text).toContain('integrations/other/integration.json');
    expect(text).not.toContain('integrations/acme/integration.json');
  });
});

import { describe, expect, it } from 'vitest';
import { catalogue, errorCodes } from '../../errors/index.ts';
import { generateErrorDocs } from './error-docs.ts';

const [page] = generateErrorDocs();

describe('generateErrorDocs', () => {
  it('has one section for every code, and a link to it from the contents', () => {
    const headings = page?.content.match(/^## [a-z_]+$/gm) ?? [];
    expect(headings).toEqual(
      errorCodes()
        .sort()
        .map((code) => `## ${code}`),
    );
    for (const code of errorCodes()) expect(page?.content).toContain(`[\`${code}\`](#${code})`);
  });

  it('says what happened and what to do', () => {
    for (const { meaning, remedy, title } of Object.values(catalogue)) {
      for (const text of [meaning, remedy, title]) expect(page?.content).toContain(text);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { readFiles } from './source-file.ts';
import { findVendorNames } from './vendor-names.ts';

const lineOf = (text: string) => findVendorNames({ path: 'src/proxy/a.ts', text });

describe('vendor names', () => {
  it('are nowhere in the code', () => {
    const files = [...readFiles('src', /\.tsx?$/), ...readFiles('sdk', /\.tsx?$/)];
    expect(files.flatMap(findVendorNames)).toEqual([]);
  });

  it.each([
    `if (integration === 'braze') return;`,
    'const brazeLimit = 75;',
    '/** As in Braze. */',
    `const host = 'api.iterable.com';`,
    '// Iterable answers 200.',
    `const name = 'iterable';`,
    `const host = 'api.segment.io';`,
    '// See segment.com',
    'const twilioToken = 1;',
    'class LyticsClient {}',
  ])('are found in: %s', (text) => {
    expect(lineOf(text)).toEqual([expect.stringMatching(/^src\/proxy\/a\.ts:1: ".*" names a vendor\./)]);
  });

  it.each([
    'const a = (names: Iterable<string>, more: AsyncIterable<string>) => [names, more];',
    '/** Takes an `Iterable` or an Iterable<string>; any iterable is fine. */',
    '// A segment of a path. Groups: segments. Segment audiences.',
    'const analytics = 1;',
  ])('are not seen in: %s', (text) => {
    expect(lineOf(text)).toEqual([]);
  });

  it.each(['src/sandbox/world/a.ts', 'src/proxy/a.test.ts', 'src/definitions/generated/integrations.ts'])(
    'are allowed in %s',
    (path) => {
      expect(findVendorNames({ path, text: `'braze'` })).toEqual([]);
    },
  );

  it('are reported with their line', () => {
    expect(lineOf('\n\n// Braze')).toEqual([expect.stringMatching(/^src\/proxy\/a\.ts:3: /)]);
  });
});

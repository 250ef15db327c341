import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, textOn } from './colour.ts';
import { themeStyle } from './theme.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

/** The custom properties of one appearance. */
function propertiesOf(accent: string, appearance: 'light' | 'dark'): Map<string, string> {
  const found = [...themeStyle({ accent_color: accent, appearance }).matchAll(/(--[\w-]+):(#[\da-f]{6})/g)];
  return new Map(found.map(([, name = '', value = '']) => [name, value]));
}

describe('a theme', () => {
  it('can be read whatever the accent colour, in light and in dark', () => {
    const check = (accent: string, appearance: 'light' | 'dark') => {
      const properties = propertiesOf(accent, appearance);
      const of = (name: string) => properties.get(name) ?? '';
      expect(of('--fill')).toBe(accent);
      expect(contrast(of('--on-fill'), of('--fill'))).toBeGreaterThanOrEqual(4.5);
      for (const text of ['--accent', '--text', '--quiet', '--danger', '--good']) {
        expect(contrast(of(text), of('--background'))).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(of('--quiet'), of('--soft'))).toBeGreaterThanOrEqual(4.5);
      // What shows where a field is (WCAG 2.2, 1.4.11).
      expect(contrast(of('--border'), of('--background'))).toBeGreaterThanOrEqual(3);
    };
    fc.assert(fc.property(colour, fc.constantFrom('light' as const, 'dark' as const), check));
  });

  it('follows the system of the visitor unless the link says otherwise', () => {
    expect(themeStyle({})).toContain('prefers-color-scheme:dark');
    expect(themeStyle({ appearance: 'dark' })).not.toContain('prefers-color-scheme');
  });
});

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals, whichever comes first', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
    expect(contrast('#336699', '#336699')).toBe(1);
  });

  it('is enough for text in black or in white on every colour', () => {
    const colours = fc.sample(colour, 200);
    expect(colours.filter((background) => contrast(textOn(background), background) < 4.5)).toEqual([]);
  });
});

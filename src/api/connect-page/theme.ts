import { type Theme } from '../../connect/index.ts';
import { readableOn, textOn } from './colour.ts';

/** The accent colour when a link names none. */
const defaultAccent = '#3b5bdb';
const backgrounds = { light: '#ffffff', dark: '#17181c' };

/** Colours of one appearance, as custom properties of the style sheet. */
function palette(accent: string, appearance: 'light' | 'dark'): Record<string, string> {
  const isLight = appearance === 'light';
  const background = backgrounds[appearance];
  const readable = readableOn(background, accent, isLight ? '#000000' : '#ffffff');
  return {
    '--background': background,
    '--page': isLight ? '#f3f4f6' : '#0b0c0e',
    '--text': isLight ? '#1a1c21' : '#eceef2',
    '--quiet': isLight ? '#545a66' : '#a9b0bd',
    '--border': isLight ? '#868d9a' : '#767e8c',
    '--line': isLight ? '#e2e5ea' : '#2c2f37',
    '--soft': isLight ? '#f6f7f9' : '#1f2127',
    '--accent': readable,
    '--fill': accent,
    '--on-fill': textOn(accent),
    '--danger': isLight ? '#b3261e' : '#ff8a80',
    '--danger-background': isLight ? '#fdf1f0' : '#2e1513',
    '--good': isLight ? '#1b7f3b' : '#6ddb8f',
    '--note-background': isLight ? '#fff8e6' : '#2b2412',
    '--note-line': isLight ? '#f0d999' : '#5c4a1c',
  };
}

function declarations(colours: Record<string, string>): string {
  return Object.entries(colours)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

/** The part of the style sheet that a theme decides. Colours are checked texts, so that nothing else can get in. */
export function themeStyle({ accent_color: accent = defaultAccent, appearance = 'system' }: Theme): string {
  const light = declarations(palette(accent, 'light'));
  const dark = declarations(palette(accent, 'dark'));
  if (appearance === 'light') return `:root{color-scheme:light;${light}}`;
  if (appearance === 'dark') return `:root{color-scheme:dark;${dark}}`;
  return `:root{color-scheme:light dark;${light}}@media(prefers-color-scheme:dark){:root{${dark}}}`;
}

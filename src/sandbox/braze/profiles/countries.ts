const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Regions that the locale data names although ISO 3166-1 assigns no country to them. */
const notCountries = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'XK',
  'ZZ',
]);

function buildIndex(): Map<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const index = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    // Withdrawn codes and `UK` have a name too, but are written differently in canonical form.
    if (name === undefined || notCountries.has(code) || new Intl.Locale(`und-${code}`).region !== code) continue;
    index.set(code.toLowerCase(), code).set(name.toLowerCase(), code);
  }
  return index;
}

let index: Map<string, string> | undefined;

/** The ISO 3166-1 alpha-2 code for a code or an English country name; null when it cannot be mapped. */
export function countryCode(text: string): string | null {
  index ??= buildIndex();
  return index.get(text.trim().toLowerCase()) ?? null;
}

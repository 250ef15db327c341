const fixedUnits = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

function isFixedUnit(unit: string): unit is keyof typeof fixedUnits {
  return Object.hasOwn(fixedUnits, unit);
}

function shift(instant: number, amount: number, unit: string): number {
  if (isFixedUnit(unit)) return instant + amount * fixedUnits[unit];
  const date = new Date(instant);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1));
  return date.getTime();
}

/**
 * The instant that a text like `now-30d` or `now-1y+2h` means, in milliseconds since the epoch. The units are y, M
 * (months), w, d, h, m (minutes) and s. Undefined when the text is no such expression.
 */
export function relativeInstant(text: string, now: number): number | undefined {
  if (!/^now(?:[+-]\d+[yMwdhms])*$/.test(text)) return undefined;
  let instant = now;
  for (const [, amount, unit = ''] of text.matchAll(/([+-]\d+)([yMwdhms])/g))
    instant = shift(instant, Number(amount), unit);
  return instant;
}

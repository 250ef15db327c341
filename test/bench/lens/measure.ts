import { z } from 'zod';
import { startChild } from '../child.ts';
import { median, thousands } from '../figures.ts';
import type { Row } from '../report.ts';
import { type EngineName, engineNames } from './engines.ts';
import type { Direction } from './mapping.ts';
import { installRivals } from './rivals.ts';

export interface Pace {
  rounds: number;
  /** Milliseconds of one measurement, and of its warm-up. */
  duration: number;
}

const ours = 'Crosswalk lens';
const goals: Partial<Record<EngineName, number>> = { '@segment/actions-core': 10, jsonata: 20 };

async function measureOnce(name: EngineName, direction: Direction, rivals: string, duration: number): Promise<number> {
  const child = await startChild(new URL('run.ts', import.meta.url), { name, direction, rivals, duration });
  try {
    return (await child.next(z.object({ perSecond: z.number() }))).perSecond;
  } finally {
    await child.stop();
  }
}

/** Measures the lens beside the same mapping by hand and in two other engines. All must come to the same outcome. */
export async function measureLens({ rounds, duration }: Pace, progress: (text: string) => void): Promise<Row[]> {
  const rivals = await installRivals();
  const names = engineNames.filter((name) => !('problem' in rivals) || goals[name] === undefined);
  const rows: Row[] = [];
  for (const direction of ['read', 'write'] as const) {
    const rates = new Map<EngineName, number[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of round % 2 === 0 ? names : [...names].reverse()) {
        progress(`lens, ${direction}, round ${round + 1} of ${rounds}: ${name}`);
        rates
          .get(name)
          ?.push(await measureOnce(name, direction, 'directory' in rivals ? rivals.directory : '', duration));
      }
    }
    const rate = (name: EngineName) => median(rates.get(name) ?? []);
    rows.push(...engineNames.map((name) => rowOf(name, direction, rivals, rate)));
  }
  return rows;
}

function rowOf(
  variant: EngineName,
  direction: Direction,
  rivals: { directory: string } | { problem: string },
  rate: (name: EngineName) => number,
): Row {
  const measure = `lens, ${direction} 25 fields`;
  const least = goals[variant];
  if (least !== undefined && 'problem' in rivals) return { measure, variant, figure: rivals.problem };
  const figure = `${thousands(rate(variant))} records/s, ${(1_000_000 / rate(variant)).toFixed(2)} µs each`;
  if (variant === ours) return { measure, variant, figure };
  const times = rate(ours) / rate(variant);
  const ratio = `lens is ${times.toFixed(times < 1 ? 3 : 1)}×`;
  return least === undefined
    ? { measure, variant, figure, ratio }
    : { measure, variant, figure, ratio, goal: { text: `≥ ${least}×`, isMet: times >= least } };
}

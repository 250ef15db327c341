import { z } from 'zod';
import { type Child, startChild } from '../child.ts';
import { mebibytes, median, thousands } from '../figures.ts';
import type { Row } from '../report.ts';
import { type Contender, type ContenderName, contenderNames } from './contenders.ts';
import { loadResultSchema } from './load.ts';

const native = 'Crosswalk native';

/** How long everything takes. */
export interface Pace {
  rounds: number;
  /** Milliseconds in which a contender warms up before it is measured. */
  warmUp: number;
  /** Milliseconds of each measurement. */
  duration: number;
}

const usageSchema = z.object({ cpu: z.number(), memory: z.number(), highestMemory: z.number() });
const contenderSchema = z.object({ url: z.string(), prefix: z.string(), headers: z.record(z.string(), z.string()) });

const loads = {
  many: { path: '/1kb', bytes: 1024, connections: 50 },
  one: { path: '/1kb', bytes: 1024, connections: 1 },
  large: { path: '/1mb', bytes: 1_048_576, connections: 8 },
} as const;
type LoadName = keyof typeof loads;
const loadNames = ['many', 'one', 'large'] as const satisfies readonly LoadName[];

/** One contender under one load in one round. Times in milliseconds, CPU time in microseconds a request. */
interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  cpu: number;
}

interface Round {
  loads: Record<LoadName, Measured>;
  /** Resident memory after the first answer, after all loads, and at its highest, in bytes. */
  memory: { before: number; after: number; highest: number };
}

/** Drives and measures one contender. */
function createMeter({ url, prefix, headers }: Contender, server: Child, driver: Child) {
  const drive = (name: LoadName, duration: number) => {
    const { path, ...load } = loads[name];
    return driver.ask({ ...load, url, headers, path: prefix + path, duration }, loadResultSchema);
  };
  const usage = () => server.ask({}, usageSchema);
  return {
    drive,
    usage,
    async measure(name: LoadName, duration: number): Promise<Measured> {
      // Connections are opened, and the way of this load is warm, before it counts.
      await drive(name, duration / 4);
      const before = await usage();
      const { requests, perSecond, p50, p99 } = await drive(name, duration);
      const after = await usage();
      return { perSecond, p50, p99, cpu: (after.cpu - before.cpu) / requests };
    },
  };
}

async function measureRound(name: ContenderName, upstream: string, driver: Child, pace: Pace): Promise<Round> {
  const server = await startChild(new URL('serve.ts', import.meta.url), { name, upstream });
  try {
    const meter = createMeter(await server.next(contenderSchema), server, driver);
    await meter.drive('one', 1);
    const { memory: before } = await meter.usage();
    await meter.drive('many', pace.warmUp);
    const [many, one, large] = [
      await meter.measure('many', pace.duration),
      await meter.measure('one', pace.duration),
      await meter.measure('large', pace.duration),
    ];
    const { memory: after, highestMemory: highest } = await meter.usage();
    return { loads: { many, one, large }, memory: { before, after, highest } };
  } finally {
    await server.stop();
  }
}

async function measureRounds(pace: Pace, progress: (text: string) => void): Promise<Map<ContenderName, Round[]>> {
  const upstreamServer = await startChild(new URL('upstream.ts', import.meta.url), {});
  const driver = await startChild(new URL('drive.ts', import.meta.url), {});
  const rounds = new Map<ContenderName, Round[]>(contenderNames.map((name) => [name, []]));
  try {
    const { url } = await upstreamServer.next(z.object({ url: z.string() }));
    await driver.next(z.object({ ready: z.literal(true) }));
    for (let round = 0; round < pace.rounds; round += 1) {
      // The order turns with every round, so that nobody always comes after the same neighbour.
      const order = round % 2 === 0 ? contenderNames : [...contenderNames].reverse();
      for (const name of order) {
        progress(`proxy, round ${round + 1} of ${pace.rounds}: ${name}`);
        rounds.get(name)?.push(await measureRound(name, url, driver, pace));
      }
    }
  } finally {
    await Promise.all([driver.stop(), upstreamServer.stop()]);
  }
  return rounds;
}

/**
 * Measures the native route beside a direct call, a `node:http` pipe and a proxy that does nothing but dispatch. Driver,
 * contender and upstream server share the machine's cores, so only ratios within one run mean anything.
 */
export async function measureProxy(pace: Pace, progress: (text: string) => void): Promise<Row[]> {
  const rounds = await measureRounds(pace, progress);
  const of = (name: ContenderName, pick: (round: Round) => number) => median((rounds.get(name) ?? []).map(pick));

  const ratio = (load: LoadName, name: ContenderName, to: ContenderName) =>
    of(name, (round) => round.loads[load].perSecond) / of(to, (round) => round.loads[load].perSecond);
  /** What one request costs the process, which other programs of the machine change less than they change its speed. */
  const cost = (load: LoadName, name: ContenderName) => of(name, (round) => round.loads[load].cpu);
  const costRow = (load: LoadName, to: ContenderName): Row => {
    const value = cost(load, to) / cost(load, native);
    return ratioRow(measures[load], `native ${value.toFixed(2)} of the ${to}, by CPU time`);
  };
  /** Compared within each round, because the machine's other work changes from round to round. */
  const added = (name: ContenderName, quantile: 'p50' | 'p99') => {
    const direct = rounds.get('direct') ?? [];
    return median(
      (rounds.get(name) ?? []).map(
        (round, index) => round.loads.one[quantile] - (direct[index]?.loads.one[quantile] ?? Number.NaN),
      ),
    );
  };
  const figure = (load: LoadName, name: ContenderName) => {
    const at = (pick: (measured: Measured) => number) => of(name, (round) => pick(round.loads[load]));
    const cpu = name === 'direct' ? '' : `, CPU ${at(({ cpu }) => cpu).toFixed(0)} µs`;
    const times = `p50 ${at(({ p50 }) => p50).toFixed(2)} p99 ${at(({ p99 }) => p99).toFixed(2)} ms`;
    return `${thousands(at(({ perSecond }) => perSecond))} req/s, ${times}${cpu}`;
  };

  const measures: Record<LoadName, string> = {
    many: 'proxy, 1 KB, 50 connections',
    one: 'proxy, 1 KB, 1 connection',
    large: 'proxy, 1 MB, 8 connections',
  };
  const rows = loadNames.flatMap((load) =>
    contenderNames.map((name): Row => {
      const direct = name === 'direct' ? {} : { ratio: `${ratio(load, name, 'direct').toFixed(2)} of direct` };
      return { measure: measures[load], variant: name, figure: figure(load, name), ...direct };
    }),
  );

  const goals: Row[] = [
    goalRow(measures.many, 'of the bare dispatch proxy', ratio('many', native, 'bare dispatch proxy'), 0.6),
    costRow('many', 'bare dispatch proxy'),
    goalRow(measures.many, 'of the node:http pipe', ratio('many', native, 'node:http pipe'), 1),
    costRow('many', 'node:http pipe'),
    addedRow(measures.one, 'added median', added(native, 'p50'), 0.5),
    addedRow(measures.one, 'added p99', added(native, 'p99'), 2),
    goalRow(measures.large, 'of the node:http pipe', ratio('large', native, 'node:http pipe'), 0.9),
    costRow('large', 'node:http pipe'),
  ];
  const memory = contenderNames
    .filter((name) => name !== 'direct')
    .map((name): Row => {
      const at = (pick: (memory: Round['memory']) => number) => mebibytes(of(name, (round) => pick(round.memory)));
      return {
        measure: 'memory of the process (RSS)',
        variant: name,
        figure: `${at(({ before }) => before)} idle, ${at(({ highest }) => highest)} at most, ${at(({ after }) => after)} after`,
      };
    });
  return [
    ...loadNames.flatMap((load) => [...rows, ...goals].filter(({ measure }) => measure === measures[load])),
    ...memory,
  ];
}

function ratioRow(measure: string, ratio: string): Row {
  return { measure, variant: '', figure: '', ratio };
}

function goalRow(measure: string, unit: string, value: number, least: number): Row {
  return {
    ...ratioRow(measure, `native ${value.toFixed(2)} ${unit}`),
    goal: { text: `≥ ${least.toFixed(2)}`, isMet: value >= least },
  };
}

function addedRow(measure: string, unit: string, milliseconds: number, most: number): Row {
  return {
    ...ratioRow(measure, `native ${milliseconds.toFixed(2)} ms ${unit}`),
    goal: { text: `≤ ${most.toFixed(1)} ms`, isMet: milliseconds <= most },
  };
}

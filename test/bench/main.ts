/** `npm run bench`: how fast Crosswalk is, as ratios within one run. `--quick` takes less time and says less. */

import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureCatalogue } from './catalogue/measure.ts';
import { measureLens } from './lens/measure.ts';
import { measureProxy } from './proxy/measure.ts';
import { report, type Row } from './report.ts';
import { measureStart } from './start/measure.ts';

type Progress = (text: string) => void;

interface Section {
  full: (progress: Progress) => Promise<Row[]>;
  quick: (progress: Progress) => Promise<Row[]>;
}

const sections: Readonly<Record<string, Section>> = {
  lens: {
    full: (progress) => measureLens({ rounds: 3, duration: 400 }, progress),
    quick: (progress) => measureLens({ rounds: 1, duration: 100 }, progress),
  },
  catalogue: {
    full: (progress) => measureCatalogue({ rounds: 5, times: 100 }, progress),
    quick: (progress) => measureCatalogue({ rounds: 1, times: 20 }, progress),
  },
  start: {
    full: (progress) => measureStart({ rounds: 3, postgres: true }, progress),
    quick: (progress) => measureStart({ rounds: 1, postgres: false }, progress),
  },
  proxy: {
    // The engine goes on compiling for some fifty thousand requests, in threads whose time counts as well.
    full: (progress) => measureProxy({ rounds: 3, warmUp: 8000, duration: 2000 }, progress),
    quick: (progress) => measureProxy({ rounds: 1, warmUp: 500, duration: 250 }, progress),
  },
};

/** Where the bench is, on a terminal; each text replaces the one before. */
const showProgress: Progress = (text) => {
  if (process.stderr.isTTY) process.stderr.write(`\u001B[2K\r${text}`);
};

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const { quick, only } = values;
const wanted = Object.entries(sections).filter(([name]) => only === undefined || name === only);
if (wanted.length === 0) {
  console.error(`--only must be one of ${Object.keys(sections).join(', ')}, not "${only}".`);
  process.exitCode = 1;
} else {
  const [load = 0] = loadavg();
  const rows: Row[] = [];
  for (const [, section] of wanted) rows.push(...(await section[quick ? 'quick' : 'full'](showProgress)));
  showProgress('');
  console.log(report(rows));
  const cores = availableParallelism();
  console.log(`\nNode ${process.version}, ${cores} cores, load average ${load.toFixed(1)} before the start.`);
  if (load > cores / 2) console.log('Other programs were busy: take ratios with care and times not at all.');
  if (quick) console.log('One short round each, hardly warmed up: take the figures of the full run.');
}

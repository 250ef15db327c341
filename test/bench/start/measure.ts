import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { z } from 'zod';
import { generateRootKey } from '../../../src/vault/index.ts';
import { startPostgres } from '../../postgres.ts';
import { startChild } from '../child.ts';
import { median } from '../figures.ts';
import type { Row } from '../report.ts';

/** The operator's own: any text of 16 characters. */
const token = 'token-of-the-bench';

const measure = 'start to first answered request';

/** Seconds from the start of a process to its first answer that needed the database. */
async function secondsToFirstAnswer(environment: Record<string, string>): Promise<number> {
  const server = await startChild(new URL('serve.ts', import.meta.url), {
    ...environment,
    PORT: '0',
    CROSSWALK_API_TOKEN: token,
  });
  const startedAt = performance.now();
  try {
    const { url } = await server.next(z.object({ url: z.string() }));
    const { statusCode, body } = await request(`${url}/integrated-account`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await body.dump();
    if (statusCode !== 200) throw new Error(`The first request was answered ${statusCode}.`);
    return (performance.now() - startedAt) / 1000;
  } finally {
    await server.stop();
  }
}

function rowOf(variant: string, seconds: readonly number[], most?: number): Row {
  const value = median(seconds);
  const row = { measure, variant, figure: `${value.toFixed(2)} s` };
  return most === undefined ? row : { ...row, goal: { text: `≤ ${most} s`, isMet: value <= most } };
}

async function measurePglite(rounds: number, progress: (text: string) => void): Promise<Row[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`start on PGlite, round ${round + 1} of ${rounds}`);
    const dataDirectory = await mkdtemp(join(tmpdir(), 'crosswalk-bench-'));
    try {
      const environment = { CROSSWALK_DATA_DIR: dataDirectory };
      first.push(await secondsToFirstAnswer(environment));
      again.push(await secondsToFirstAnswer(environment));
    } finally {
      await rm(dataDirectory, { recursive: true });
    }
  }
  return [rowOf('PGlite, new', first, 2), rowOf('PGlite, reopened', again, 1)];
}

async function measurePostgres(rounds: number, progress: (text: string) => void): Promise<Row[]> {
  progress('start on PostgreSQL');
  try {
    const { url, stop } = await startPostgres();
    try {
      const environment = { DATABASE_URL: url, CROSSWALK_VAULT_KEYS: generateRootKey('bench') };
      const first = [await secondsToFirstAnswer(environment)];
      const again: number[] = [];
      for (let round = 0; round < rounds; round += 1) again.push(await secondsToFirstAnswer(environment));
      return [rowOf('PostgreSQL, without tables', first), rowOf('PostgreSQL, with tables', again)];
    } finally {
      await stop();
    }
  } catch (error) {
    const [line] = String(error).split('\n', 1);
    return [{ measure, variant: 'PostgreSQL', figure: `not measured: ${line ?? ''}` }];
  }
}

/** Measures how long a process takes from its start to its first answer, on PGlite and, if wanted, on PostgreSQL. */
export async function measureStart(
  { rounds, postgres }: { rounds: number; postgres: boolean },
  progress: (text: string) => void,
): Promise<Row[]> {
  return [...(await measurePglite(rounds, progress)), ...(postgres ? await measurePostgres(rounds, progress) : [])];
}

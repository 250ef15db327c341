import { type Dispatcher, Pool } from 'undici';
import { tell } from '../child.ts';
import { quantile } from '../figures.ts';
import { type Load, loadSchema } from './load.ts';

/** The driver of the proxy bench: every connection sends its next request as soon as the answer is there. */

function exchange(pool: Pool, { path, headers, bytes }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let length = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {},
      onResponseStart(_controller, given) {
        status = given;
      },
      onResponseData(_controller, chunk) {
        length += chunk.length;
      },
      onResponseEnd() {
        if (status === 200 && length === bytes) resolve();
        else reject(new Error(`${path} answered ${status} with ${length} bytes in place of ${bytes}.`));
      },
      onResponseError: (_controller, error) => reject(error),
    };
    pool.dispatch({ method: 'GET', path, headers }, handler);
  });
}

async function drive(load: Load) {
  const pool = new Pool(load.url, { connections: load.connections });
  const milliseconds: number[] = [];
  const startedAt = performance.now();
  async function keepAsking() {
    for (let askedAt = startedAt; askedAt < startedAt + load.duration;) {
      await exchange(pool, load);
      const answeredAt = performance.now();
      milliseconds.push(answeredAt - askedAt);
      askedAt = answeredAt;
    }
  }
  await Promise.all(Array.from({ length: load.connections }, keepAsking));
  const elapsed = performance.now() - startedAt;
  await pool.close();
  milliseconds.sort((one, other) => one - other);
  return {
    requests: milliseconds.length,
    perSecond: (milliseconds.length * 1000) / elapsed,
    p50: quantile(milliseconds, 0.5),
    p99: quantile(milliseconds, 0.99),
  };
}

process.on('message', (message) => {
  drive(loadSchema.parse(message)).then(tell, (error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
tell({ ready: true });

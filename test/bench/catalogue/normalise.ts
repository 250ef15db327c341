import { z } from 'zod';
import { setUp } from '../../../src/proxy/test-kit.ts';
import { childOptions, tell } from '../child.ts';

/** Lists 1,000 items of a vendor again and again without a network, beside what parsing their JSON alone costs. */

const { times } = childOptions(z.object({ times: z.number() }));

const items = Array.from({ length: 1000 }, (_, index) => ({
  id: `person-${index}`,
  email: `person-${index}@example.com`,
  first_name: 'Ada',
  created_at: '2026-01-31T12:00:00Z',
  custom: { plan: 'pro', logins: index, tags: ['one', 'two'] },
}));
const text = JSON.stringify({ status: 'ok', items });
const body = new TextEncoder().encode(text);
const { operations, connection } = setUp(() => ({
  status: 200,
  headers: [['content-type', 'application/json']],
  body,
}));

const list = async () => {
  const { result } = await operations.list(connection, { resource: 'whole', method: 'list' });
  return result.length;
};
const parse = async () => {
  const value: { items: unknown[] } = JSON.parse(new TextDecoder().decode(body));
  return value.items.length;
};

/** Milliseconds of processor time that one run takes. */
async function measure(run: () => Promise<number>): Promise<number> {
  for (let time = 0; time < times; time += 1) await run();
  const started = process.cpuUsage();
  for (let time = 0; time < times; time += 1) {
    if ((await run()) !== items.length) throw new Error('The list is not complete.');
  }
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000 / times;
}

tell({ parsing: await measure(parse), listing: await measure(list) });

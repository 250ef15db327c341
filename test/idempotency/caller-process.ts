/** A process with a Crosswalk of its own, which sends one write many times when its parent says so. */

import { z } from 'zod';
import { createCrosswalk, parseEgressAllow } from '../../src/runtime/node.ts';

const settings = z
  .object({ DATABASE_URL: z.string(), VAULT_KEYS: z.string(), EGRESS_ALLOW: z.string(), API_TOKEN: z.string() })
  .parse(process.env);
const orderSchema = z.object({ account: z.string(), key: z.string(), calls: z.int() });

const crosswalk = await createCrosswalk({
  databaseUrl: settings.DATABASE_URL,
  vaultKeys: settings.VAULT_KEYS,
  egressAllow: parseEgressAllow(settings.EGRESS_ALLOW),
});

/** The write, repeated until it is no longer running: its status and answer. */
async function call(account: string, key: string): Promise<string> {
  const url = `http://crosswalk.test/custom/users/track?integrated_account_id=${account}`;
  const headers = { authorization: `Bearer ${settings.API_TOKEN}`, 'idempotency-key': key };
  for (;;) {
    const response = await crosswalk.fetch(new Request(url, { method: 'POST', headers, body: '{"events":[]}' }));
    const text = await response.text();
    if (response.status !== 409) return `${response.status} ${text}`;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

process.on('message', (message) => {
  const { account, key, calls } = orderSchema.parse(message);
  Promise.all(Array.from({ length: calls }, () => call(account, key))).then(
    (answers) => process.send?.([...new Set(answers)]),
    (error: unknown) => process.send?.(String(error)),
  );
});
process.send?.('ready');

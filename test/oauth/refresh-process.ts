/** A process with a Crosswalk of its own, which makes calls when its parent says so. */

import { z } from 'zod';
import { createCrosswalk, parseEgressAllow } from '../../src/runtime/node.ts';
import { northwind, oauthClients } from './northwind.ts';

const settings = z
  .object({ DATABASE_URL: z.string(), VAULT_KEYS: z.string(), EGRESS_ALLOW: z.string(), API_TOKEN: z.string() })
  .parse(process.env);
const orderSchema = z.object({ account: z.string(), calls: z.int() });

const crosswalk = await createCrosswalk({
  databaseUrl: settings.DATABASE_URL,
  vaultKeys: settings.VAULT_KEYS,
  egressAllow: parseEgressAllow(settings.EGRESS_ALLOW),
  integrations: { northwind },
  oauthClients,
  publicUrl: new URL('https://crosswalk.test'),
});

async function call(account: string): Promise<number> {
  const url = `http://crosswalk.test/custom/me?integrated_account_id=${account}`;
  const headers = { authorization: `Bearer ${settings.API_TOKEN}` };
  const response = await crosswalk.fetch(new Request(url, { headers }));
  await response.arrayBuffer();
  return response.status;
}

process.on('message', (message) => {
  const { account, calls } = orderSchema.parse(message);
  Promise.all(Array.from({ length: calls }, () => call(account))).then(
    (statuses) => process.send?.([...new Set(statuses)]),
    (error: unknown) => process.send?.(String(error)),
  );
});
process.send?.('ready');

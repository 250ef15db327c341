import { base64url } from 'jose';
import { z } from 'zod';
import { type IdempotencyKey } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { installation, type Vault } from '../vault/index.ts';

/** An answer as it can be given again. */
export interface KeptAnswer {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array;
}

/** Bytes of a body, at most, that are kept. */
export const keptLength = 1024 * 1024;

const headersSchema = z.array(z.tuple([z.string(), z.string()]));
const sealedSchema = z.object({ headers: z.string(), body: z.string() });

const bindingOf = (id: string, tenantId: string) => ({ tenantId, accountId: id, part: 'answer' });

/**
 * Seals an answer as credentials are sealed: it may hold personal data, and secrets that are shown once. That of a tenant
 * without a data key is sealed under the installation's, so that a tenant that was erased does not get a new one.
 */
export async function sealAnswer(
  vault: Vault,
  { id, tenantId }: Pick<IdempotencyKey, 'id' | 'tenantId'>,
  { headers, body }: KeptAnswer,
): Promise<Pick<IdempotencyKey, 'tenantId' | 'answer'>> {
  const fields = { headers: JSON.stringify(headers), body: base64url.encode(body) };
  const sealFor = async (owner: string, makesKey: boolean) => ({
    tenantId: owner,
    answer: await vault.seal(bindingOf(id, owner), fields, { makesKey }),
  });
  if (tenantId === installation) return sealFor(installation, true);
  try {
    return await sealFor(tenantId, false);
  } catch (error) {
    if (!(error instanceof CrosswalkError) || error.code !== 'credential_missing') throw error;
    return sealFor(installation, true);
  }
}

/**
 * The headers and the body that were sealed.
 *
 * @throws CrosswalkError as `vault.open` does, when the data key is erased or the root key not held.
 */
export async function openAnswer(
  vault: Vault,
  { id, tenantId }: Pick<IdempotencyKey, 'id' | 'tenantId'>,
  sealed: string,
): Promise<Omit<KeptAnswer, 'status'>> {
  const opened = sealedSchema.parse(await vault.open(bindingOf(id, tenantId), sealed));
  return { headers: headersSchema.parse(JSON.parse(opened.headers)), body: base64url.decode(opened.body) };
}

import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { CrosswalkError } from '../errors/index.ts';
import type { Signer } from '../signer.ts';
import type { Principal } from './principal.ts';

/** Seconds that an account token is good for. */
const accountTokenLife = 15 * 60;

const prefix = 'cwa_';
const purpose = 'account token';

const payloadSchema = z.object({
  account: z.string(),
  tenant: z.string(),
  origins: z.array(z.string()),
  /** Milliseconds since the epoch. */
  expires: z.int(),
});

/** Tokens for one account each, which may be given to a browser. They are signed and stored nowhere. */
export interface AccountTokens {
  /** @param origins web origins that may use it; it is of no use on any other */
  create(account: {
    id: string;
    tenantId: string;
    origins: readonly string[];
  }): Promise<{ token: string; expiresAt: Date }>;
  /** Whether a text has the form of an account token. */
  isOne(token: string): boolean;
  /**
   * Whom a token stands for, without a read.
   *
   * @throws CrosswalkError `token_invalid` or `token_expired`
   */
  open(token: string): Promise<Principal>;
  /** The web origins of a token of ours, also of one that has expired; none for what is no such token. */
  originsOf(token: string): Promise<readonly string[]>;
}

/**
 * Account tokens that every process with the same keys understands.
 *
 * @example
 * const accountTokens = createAccountTokens({ signer, clock });
 * const { token } = await accountTokens.create({ id, tenantId: 'acme', origins: ['https://app.example.com'] });
 */
export function createAccountTokens({ signer, clock }: { signer: Signer; clock: Pick<Clock, 'now'> }): AccountTokens {
  const isOne = (token: string) => token.startsWith(prefix);

  async function read(token: string) {
    const text = isOne(token) ? await signer.open(token.slice(prefix.length), purpose) : undefined;
    return text === undefined ? undefined : payloadSchema.parse(JSON.parse(text));
  }

  return {
    isOne,
    async create({ id, tenantId, origins }) {
      const expires = clock.now() + accountTokenLife * 1000;
      const signed = await signer.sign({ account: id, tenant: tenantId, origins, expires }, purpose);
      return { token: `${prefix}${signed}`, expiresAt: new Date(expires) };
    },
    async open(token) {
      const payload = await read(token);
      if (payload === undefined) throw new CrosswalkError('token_invalid', 'The account token is not known.');
      const { account: id, tenant: tenantId, origins, expires } = payload;
      if (expires <= clock.now()) {
        throw new CrosswalkError(
          'token_expired',
          `The account token was good until ${new Date(expires).toISOString()}. Have the backend make another one.`,
        );
      }
      return { tokenId: id, scopes: ['write'], tenantId, expiresAt: new Date(expires), account: { id, origins } };
    },
    originsOf: async (token) => (await read(token))?.origins ?? [],
  };
}

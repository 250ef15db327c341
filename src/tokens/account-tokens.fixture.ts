import type { Clock } from '../clock.ts';
import { createSigner } from '../signer.ts';
import { type AccountTokens, createAccountTokens } from './account-tokens.ts';

/** Account tokens of which nobody has one. */
export function noAccountTokens(clock: Pick<Clock, 'now'>): AccountTokens {
  return createAccountTokens({ signer: createSigner([new Uint8Array(32).fill(1)]), clock });
}

import { type OAuthCredential } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Provider } from './provider.ts';
import { type TokenFailure } from './token-answer.ts';

/** Seconds until the token endpoint is asked again. An ambiguous answer is given time to become visible. */
const delays: Record<TokenFailure['kind'], number> = { dead: 0, unsent: 1, busy: 5, ambiguous: 10, refused: 60 };

/** What is stored of a refresh that failed. The tokens stay: they are good until they are proven dead. */
export function outcomeOf(
  { kind, reason, retryAfter }: TokenFailure,
  { isOperators }: Pick<Provider, 'isOperators'>,
  now: number,
): Pick<OAuthCredential, 'failure' | 'retryAt' | 'isDead'> {
  // A client of the operator that is refused is nothing that the end customer could mend by connecting again.
  const isDead = kind === 'dead' || (kind === 'refused' && !isOperators);
  return { failure: reason, isDead, retryAt: new Date(now + (retryAfter ?? delays[kind]) * 1000) };
}

/**
 * The error of a credential whose token cannot be used and cannot be refreshed: `remote_unauthorized` when only the end
 * customer can mend that, `remote_failed` with the time to wait when another try may.
 */
export function refreshError(
  { failure, retryAt, isDead }: Pick<OAuthCredential, 'failure' | 'retryAt' | 'isDead'>,
  now: number,
): CrosswalkError {
  const reason = failure ?? 'The token cannot be renewed.';
  if (isDead) return new CrosswalkError('remote_unauthorized', `${reason} The account has to be connected again.`);
  const wait = Math.max(1, Math.ceil(((retryAt?.getTime() ?? now) - now) / 1000));
  return new CrosswalkError('remote_failed', reason, { retryable: true, retryAfter: wait });
}

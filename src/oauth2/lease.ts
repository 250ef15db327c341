import type { Clock } from '../clock.ts';
import {
  type Database,
  extendOAuthLease,
  leaseOAuthCredential,
  type OAuthCredential,
  type OAuthCredentialKey,
} from '../db/index.ts';

/**
 * Milliseconds. A lease outlives the process that died with it by `life`, during which nobody can refresh. It is extended
 * often enough that two extensions may fail.
 */
const times = { life: 15_000, extension: 5000 };

/** The right to refresh one credential, for as long as `end` has not been called. */
export interface HeldLease {
  readonly owner: string;
  /** The credential as it is since the lease was taken. */
  readonly credential: OAuthCredential;
  /** Stops extending. The lease itself is given back by what is written under it. */
  end(): void;
}

/** Takes the lease of a credential, and extends it until it is ended; undefined when somebody else has it. */
export async function takeLease(
  database: Database,
  clock: Clock,
  key: OAuthCredentialKey,
): Promise<HeldLease | undefined> {
  const owner = crypto.randomUUID();
  const until = () => new Date(clock.now() + times.life);
  const credential = await leaseOAuthCredential(database, key, { owner, until: until() }, new Date(clock.now()));
  if (credential === undefined) return undefined;

  let isOver = false;
  let cancel = () => {};
  const next = () => {
    if (!isOver) cancel = clock.after(times.extension, () => void extend());
  };
  // An extension that fails is made up for by the next one. When all fail, whoever takes the lease is fenced off from
  // what is written under this one.
  const extend = async () => {
    await Promise.allSettled([extendOAuthLease(database, key, { owner, until: until() })]);
    next();
  };
  next();
  return {
    owner,
    credential,
    end() {
      isOver = true;
      cancel();
    },
  };
}

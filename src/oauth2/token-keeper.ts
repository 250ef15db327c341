import { type Clock, sleep } from '../clock.ts';
import {
  type Database,
  ensureOAuthCredential,
  findOAuthCredential,
  isUseUnnoted,
  noteOAuthUse,
  type OAuthCredential,
  releaseOAuthCredential,
  storeOAuthTokens,
} from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Vault } from '../vault/index.ts';
import { type CredentialKey, openTokens, sealTokens } from './held-tokens.ts';
import { type HeldLease, takeLease } from './lease.ts';
import { type Provider } from './provider.ts';
import { outcomeOf, refreshError } from './refresh-failure.ts';
import { type TokenAnswer, type TokenSet } from './token-answer.ts';
import { type TokenClient } from './token-client.ts';

/** A credential of an account and where its tokens come from. */
export interface Grant {
  key: CredentialKey;
  /** @throws CrosswalkError when the installation cannot ask there. */
  provider(): Provider;
}

/** A token that can be called with, and which one it is. */
export interface HeldToken {
  token: string;
  version: number;
  /** When it runs out, in milliseconds since the epoch; undefined: nobody knows. */
  until: number | undefined;
}

/** Keeps the tokens of accounts fresh: whoever needs one gets it, and of all processes one at a time refreshes it. */
export interface TokenKeeper {
  /**
   * The token to call with. One that runs out soon is refreshed first, by one caller, while the others go on with it; one
   * that has run out is waited for. Undefined when the end customer has not allowed access yet.
   *
   * @throws CrosswalkError `remote_unauthorized` when only connecting again helps, `remote_failed` while the server cannot
   * be asked.
   */
  current(grant: Grant): Promise<HeldToken | undefined>;
  /**
   * Another token than the version that was refused, or the same one when it was got a moment ago, so that another would
   * fare no better. Without a version: another than there is now, whatever is known of it.
   *
   * @throws CrosswalkError like `current`, and `credential_missing` when there is no token.
   */
  renew(grant: Grant, refused?: number): Promise<HeldToken>;
  /**
   * Refreshes a token that is to be, unless somebody else does so at the moment, or it failed lately; nobody waits for it.
   * True when there is another one now.
   *
   * @throws like `current`, also while the old token is good
   */
  renewAhead(grant: Grant): Promise<boolean>;
}

/** Milliseconds. */
const times = { poll: 50, longestWait: 45_000, young: 10_000, storeAgain: 200 };
const storeAttempts = 10;

/** What a caller wants of the token. */
interface Wish {
  /** Whether this one has to be replaced. */
  isStale(credential: OAuthCredential): boolean;
  /** Whether it can be called with all the same, while it is not replaced. */
  isUsable(credential: OAuthCredential): boolean;
  /** Whether the server is asked although that failed lately. */
  insists: boolean;
}

/**
 * A keeper on this database. A refresh takes the lease of the credential, reads it anew, asks, and stores under the version
 * that it read; a writer that comes too late is refused.
 *
 * @example
 * const keeper = createTokenKeeper({ database, vault, clock, client, onDead });
 * const held = await keeper.current({ key, provider: () => provider });
 */
export function createTokenKeeper({
  database,
  vault,
  clock,
  client,
  onDead,
}: {
  database: Database;
  vault: Vault;
  clock: Clock;
  client: TokenClient;
  /** Told once when only connecting again helps. The token may be good for a while all the same. */
  onDead: (key: CredentialKey, error: CrosswalkError) => Promise<void>;
}): TokenKeeper {
  const now = () => clock.now();
  const isPast = (time: Date | null) => time !== null && time.getTime() <= now();
  /** Whether the server is not to be asked, for now or for ever. */
  const isHopeless = ({ isDead, retryAt }: OAuthCredential, { insists }: Wish) =>
    !insists && (isDead || (retryAt !== null && !isPast(retryAt)));

  /** What callers want: a token that is not past its time to refresh, and any that is good while there is no other. */
  const currentWish: Wish = {
    isStale: ({ tokens, refreshAt }) => tokens === null || isPast(refreshAt),
    isUsable: ({ tokens, expiresAt }) => tokens !== null && !isPast(expiresAt),
    insists: false,
  };

  /** Of one process, all who want the same ask once. */
  const pending = new Map<string, Promise<HeldToken | undefined>>();

  async function heldOf({ key }: Grant, credential: OAuthCredential): Promise<HeldToken | undefined> {
    const { version, expiresAt } = credential;
    const tokens = await openTokens(vault, key, credential);
    return tokens && { token: tokens.accessToken, version, until: expiresAt?.getTime() };
  }

  async function ask(provider: Provider, current: Awaited<ReturnType<typeof openTokens>>): Promise<TokenAnswer> {
    if (provider.spec.grant === 'client_credentials') return client.clientCredentials(provider);
    if (current?.refreshToken !== undefined) return client.refresh(provider, current.refreshToken);
    return { failure: { kind: 'dead', reason: `The access to ${provider.vendor} has run out and cannot be renewed.` } };
  }

  /** Stores what a server gave and will not give again, also when the database is away for a moment. */
  async function store(
    key: CredentialKey,
    fence: { owner: string; version: number },
    provider: Provider,
    tokens: TokenSet,
  ) {
    const obtainedAt = now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        const sealed = await sealTokens(vault, key, provider.spec, tokens, obtainedAt);
        return await storeOAuthTokens(database, key, fence, sealed, new Date(obtainedAt));
      } catch (error) {
        const isAway = error instanceof CrosswalkError && error.code === 'unavailable';
        if (!isAway || attempt === storeAttempts) throw error;
        await sleep(clock, times.storeAgain * attempt);
      }
    }
  }

  /** Refreshes under a lease. Undefined when somebody else has done so meanwhile, with or without success. */
  async function refresh(grant: Grant, { owner, credential }: HeldLease, wish: Wish): Promise<HeldToken | undefined> {
    const { key } = grant;
    const fence = { owner, version: credential.version };
    let isSettled = false;
    try {
      if (!wish.isStale(credential) || isHopeless(credential, wish)) return undefined;
      const provider = grant.provider();
      const current = await openTokens(vault, key, credential);
      const answer = await ask(provider, current);
      if ('tokens' in answer) {
        const tokens = { ...answer.tokens, refreshToken: answer.tokens.refreshToken ?? current?.refreshToken };
        const stored = await store(key, fence, provider, tokens);
        isSettled = true;
        return stored && (await heldOf(grant, stored));
      }
      const outcome = outcomeOf(answer.failure, provider, now());
      isSettled = await releaseOAuthCredential(database, key, fence, outcome);
      if (!isSettled) return undefined;
      if (outcome.isDead) await onDead(key, refreshError(outcome, now()));
      if (wish.isUsable(credential)) return await heldOf(grant, credential);
      throw refreshError(outcome, now());
    } finally {
      if (!isSettled) await releaseOAuthCredential(database, key, fence);
    }
  }

  async function obtain(grant: Grant, wish: Wish): Promise<HeldToken | undefined> {
    const { key } = grant;
    const end = now() + times.longestWait;
    while (now() < end) {
      const credential = await findOAuthCredential(database, key);
      if (credential === undefined) return undefined;
      if (!wish.isStale(credential)) {
        if (isUseUnnoted(credential)) await noteOAuthUse(database, key, credential);
        return heldOf(grant, credential);
      }
      if (isHopeless(credential, wish)) {
        if (wish.isUsable(credential)) return heldOf(grant, credential);
        throw refreshError(credential, now());
      }
      const lease = await takeLease(database, clock, key);
      if (lease !== undefined) {
        try {
          const refreshed = await refresh(grant, lease, wish);
          if (refreshed !== undefined) return refreshed;
        } finally {
          lease.end();
        }
      } else {
        if (wish.isUsable(credential)) return heldOf(grant, credential);
        await sleep(clock, times.poll);
      }
    }
    throw new CrosswalkError('unavailable', 'The token of this account is being renewed, which takes unusually long.');
  }

  function shared(name: string, { key }: Grant, run: () => Promise<HeldToken | undefined>) {
    const id = JSON.stringify([name, key.accountId, key.name]);
    const known = pending.get(id);
    if (known !== undefined) return known;
    const started = run().finally(() => pending.delete(id));
    pending.set(id, started);
    return started;
  }

  return {
    current: (grant) =>
      shared('current', grant, async () => {
        const held = await obtain(grant, currentWish);
        if (held !== undefined || grant.provider().spec.grant !== 'client_credentials') return held;
        await ensureOAuthCredential(database, grant.key);
        return obtain(grant, currentWish);
      }),

    async renewAhead(grant) {
      const lease = await takeLease(database, clock, grant.key);
      if (lease === undefined) return false;
      try {
        // A failure is to be heard of, also while the old token is good.
        const held = await refresh(grant, lease, { ...currentWish, isUsable: () => false });
        return held !== undefined && held.version !== lease.credential.version;
      } finally {
        lease.end();
      }
    },

    async renew(grant, refused) {
      const found = refused ?? (await findOAuthCredential(database, grant.key))?.version;
      const isYoung = ({ obtainedAt }: OAuthCredential) =>
        obtainedAt !== null && now() - obtainedAt.getTime() < times.young;
      const wish: Wish = {
        isStale: (credential) => credential.version === found && (refused === undefined || !isYoung(credential)),
        isUsable: () => false,
        insists: refused === undefined,
      };
      const held = await shared(`${wish.insists ? 'insist' : 'renew'} ${found}`, grant, () => obtain(grant, wish));
      if (held !== undefined) return held;
      throw new CrosswalkError(
        'credential_missing',
        'The account has no token that could be renewed. Connect it again.',
      );
    },
  };
}

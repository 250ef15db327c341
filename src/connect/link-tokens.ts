import type { Clock } from '../clock.ts';
import {
  claimLinkToken,
  deleteEndedLinkTokens,
  type Database,
  findLinkToken,
  findLinkTokenByHash,
  insertLinkToken,
  type LinkToken,
  listLinkTokens,
  type Page,
  type PageRequest,
  revokeLinkToken,
  type TenantScope,
} from '../db/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { generateToken, hashToken } from '../tokens/index.ts';
import { type LinkSettings, settingsOf } from './link-settings.ts';

/** Seconds that a link token is good for when nothing is said, and at most. */
export const linkTokenLife = { byDefault: 30 * 60, longest: 7 * 24 * 60 * 60 };

/** Milliseconds for which a token is remembered after its end, so that its page and lists can say what became of it. */
const remembered = 30 * 24 * 60 * 60 * 1000;

export type LinkTokenState = 'open' | 'used' | 'revoked' | 'expired';

export interface NewLinkToken {
  tenantId: string;
  /** The account to reconnect; absent: a new one is linked. The caller has made sure that it is the tenant's. */
  accountId?: string | undefined;
  settings: LinkSettings;
  /** Seconds. */
  expiresIn?: number | undefined;
}

/** A link token that can be used, with its settings read. */
export interface OpenLink extends LinkToken {
  settings: LinkSettings;
}

export interface LinkTokens {
  /** Makes a token. `token` is the plaintext: it is answered here once and stored nowhere. */
  create(wanted: NewLinkToken): Promise<{ linkToken: LinkToken; token: string }>;
  /** Tokens in every state, newest first. With a tenant, only its own. */
  list(scope: TenantScope, page: PageRequest): Promise<Page<LinkToken>>;
  /** Revokes for good. @throws CrosswalkError `link_token_not_found` */
  revoke(id: string, scope?: TenantScope): Promise<LinkToken>;
  /** Where a token stands now. */
  stateOf(linkToken: LinkToken): LinkTokenState;
  /**
   * The link that a token opens. Opening does not use it up: a page may be reloaded.
   *
   * @throws CrosswalkError `link_token_invalid`, also for settings that are not safe, or `link_token_used` when it was
   * used, and says when it has expired.
   */
  open(token: string): Promise<OpenLink>;
  /** Like `open`, for the id of a token that was opened before. */
  reopen(id: string): Promise<OpenLink>;
  /** Forgets tokens, used or not, 30 days after their time was over, at most so many; answers how many. */
  forgetEnded(limit: number): Promise<number>;
  /** The token of this text, whatever its state. */
  findByToken(token: string): Promise<LinkToken | undefined>;
  /** The token with this id, whatever its state. */
  find(id: string): Promise<LinkToken | undefined>;
  /**
   * Uses the token up for an account. Of several callers exactly one succeeds. Give the transaction that stores the
   * account: when this throws, nothing is stored.
   *
   * @throws CrosswalkError `link_token_used` or `link_token_invalid`
   */
  claim(transaction: Database, id: string, use: { linkedAccountId: string; usedBy: string }): Promise<void>;
}

/**
 * Link tokens: each opens the connect page for one tenant, until an account was linked with it, it is revoked, or its
 * time is over.
 *
 * @example
 * const links = createLinkTokens({ database, clock });
 * const { token } = await links.create({ tenantId: 'acme', settings: { integrations: ['acme'] } });
 * const link = await links.open(token);
 * await database.transaction((transaction) => links.claim(transaction, link.id, use));
 */
export function createLinkTokens({
  database,
  clock,
  linked,
}: {
  database: Database;
  clock: Pick<Clock, 'now'>;
  /** What else is to be stored together with the account that was linked. */
  linked?: (transaction: Database, settings: LinkSettings, accountId: string) => Promise<void>;
}): LinkTokens {
  const now = () => new Date(clock.now());

  function stateOf({ usedAt, revokedAt, expiresAt }: LinkToken): LinkTokenState {
    if (usedAt !== null) return 'used';
    if (revokedAt !== null) return 'revoked';
    return expiresAt <= now() ? 'expired' : 'open';
  }

  /** @throws CrosswalkError unless the link can be used. */
  function requireOpen(found: LinkToken | undefined): OpenLink {
    if (found === undefined) throw new CrosswalkError('link_token_invalid', 'This link is not known.');
    switch (stateOf(found)) {
      case 'used':
        throw new CrosswalkError('link_token_used', 'This link was used already: an account was linked with it.');
      case 'revoked':
        throw new CrosswalkError('link_token_invalid', 'This link was taken back.');
      case 'expired':
        throw new CrosswalkError('link_token_invalid', `This link was good until ${found.expiresAt.toISOString()}.`);
      case 'open':
        return { ...found, settings: settingsOf(found) };
    }
  }

  return {
    stateOf,
    async create({ tenantId, accountId, settings, expiresIn = linkTokenLife.byDefault }) {
      const createdAt = now();
      const token = generateToken();
      const linkToken = await insertLinkToken(database, {
        id: crypto.randomUUID(),
        tokenHash: await hashToken(token),
        hint: token.slice(-4),
        tenantId,
        accountId: accountId ?? null,
        settings,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + expiresIn * 1000),
      });
      return { linkToken, token };
    },
    list: (scope, page) => listLinkTokens(database, scope, page),
    async revoke(id, scope) {
      const revoked = await revokeLinkToken(database, id, now(), scope);
      if (revoked !== undefined) return revoked;
      throw new CrosswalkError('link_token_not_found', `There is no link token with the id "${shorten(id)}".`);
    },
    open: async (token) => requireOpen(await findLinkTokenByHash(database, await hashToken(token))),
    reopen: async (id) => requireOpen(await findLinkToken(database, id)),
    forgetEnded: (limit) => deleteEndedLinkTokens(database, new Date(clock.now() - remembered), limit),
    findByToken: async (token) => findLinkTokenByHash(database, await hashToken(token)),
    find: (id) => findLinkToken(database, id),
    async claim(transaction, id, use) {
      const isClaimed = await claimLinkToken(transaction, id, use, now());
      const found = await findLinkToken(transaction, id);
      if (isClaimed && found !== undefined) {
        await linked?.(transaction, settingsOf(found), use.linkedAccountId);
        return;
      }
      requireOpen(found);
      throw new CrosswalkError('link_token_used', 'This link was used already: an account was linked with it.');
    },
  };
}

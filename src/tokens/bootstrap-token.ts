import { type Database, hasAdminToken, holdLock, insertApiTokenOnce, runQuery } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { generateToken, hashToken, isMistyped } from './token-text.ts';

const minimumLength = 16;

/** Its message never shows the token, so that it may be logged. */
function unusable(message: string): CrosswalkError {
  return new CrosswalkError('invalid_request', message);
}

/**
 * Makes sure that the operator can get in with a token of scope `admin` for all tenants.
 *
 * With a token, that token works from now on; giving it again changes nothing, and one given earlier stays valid until
 * it is revoked. Without one, and only when no usable admin token exists, a token is made and answered, to be shown to
 * the operator once. Of several processes that start at once, one makes it.
 *
 * @throws CrosswalkError `invalid_request` with one line that does not show the token, when it is too short or mistyped, or when it is known but
 * was revoked, has expired or is not an admin token for all tenants.
 */
export function ensureBootstrapToken(database: Database, now: Date, token?: string): Promise<string | undefined> {
  return token === undefined ? makeFirstToken(database, now) : importToken(database, now, token);
}

async function importToken(database: Database, now: Date, token: string): Promise<undefined> {
  if (token.length < minimumLength) {
    throw unusable(`CROSSWALK_API_TOKEN must have at least ${minimumLength} characters.`);
  }
  if (isMistyped(token)) {
    throw unusable('CROSSWALK_API_TOKEN is mistyped: its last six characters do not fit the rest.');
  }
  const stored = await storeAdminToken(database, now, { name: 'CROSSWALK_API_TOKEN', token });
  if (stored.revokedAt) throw unusable('The token in CROSSWALK_API_TOKEN was revoked; set another.');
  if (stored.expiresAt && stored.expiresAt <= now) {
    throw unusable('The token in CROSSWALK_API_TOKEN has expired; set another.');
  }
  if (stored.tenantId !== null || !stored.scopes.includes('admin')) {
    throw unusable('The token in CROSSWALK_API_TOKEN is known with fewer rights; set another.');
  }
}

function makeFirstToken(database: Database, now: Date): Promise<string | undefined> {
  return runQuery(
    database.transaction(async (transaction) => {
      await holdLock(transaction, 'bootstrap_token');
      if (await hasAdminToken(transaction, now)) return undefined;
      const token = generateToken();
      await storeAdminToken(transaction, now, { name: 'First token', token });
      return token;
    }),
  );
}

async function storeAdminToken(database: Database, now: Date, { name, token }: { name: string; token: string }) {
  return insertApiTokenOnce(database, {
    id: crypto.randomUUID(),
    name,
    tokenHash: await hashToken(token),
    hint: token.slice(-4),
    scopes: ['admin'],
    tenantId: null,
    createdAt: now,
    expiresAt: null,
  });
}

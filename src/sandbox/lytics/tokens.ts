import { readableInstant } from '../kit/index.ts';
import { badRequest } from './refusal.ts';
import { type Role, roles } from './roles.ts';
import { createId } from './values.ts';

export interface AccessToken {
  id: string;
  name: string;
  token: string;
  roles: readonly Role[];
  /** Milliseconds since the epoch; absent: never. */
  expiresAt?: number;
}

/** A token to provision an account with. */
export interface TokenOptions {
  token: string;
  roles: readonly Role[];
  name?: string;
  /** Milliseconds since the epoch. */
  expiresAt?: number;
}

export function createToken({ name = '', ...options }: TokenOptions): AccessToken {
  return { id: createId(), name, ...options };
}

/** @throws Refusal when one of the names is no role. */
export function toRoles(names: readonly string[]): Role[] {
  return names.map((name) => {
    const role = roles.find((candidate) => candidate === name);
    if (role === undefined) throw badRequest(`unknown scope ${JSON.stringify(name)}`);
    return role;
  });
}

const hours = 3_600_000;
const minutes = 60_000;

/**
 * The end of a duration like `100h` or `1h30m` that begins `now`; both times in milliseconds since the epoch.
 *
 * @throws Refusal when the text is none, or its end is too far away to be a time.
 */
export function endOfDuration(text: string, now: number): number {
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (parts === null || text === '') throw badRequest(`invalid duration ${JSON.stringify(text)}`);
  const length = Number(parts[1] ?? 0) * hours + Number(parts[2] ?? 0) * minutes + Number(parts[3] ?? 0) * 1000;
  const end = readableInstant(now + length);
  if (end === undefined) throw badRequest(`duration ${JSON.stringify(text)} is too long`);
  return end;
}

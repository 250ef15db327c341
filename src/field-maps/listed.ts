import { CrosswalkError } from '../errors/index.ts';

/** So many things of the vendor's are read at most; a list that is longer is none to choose from. */
export const mostListed = 2000;

const missingPermission: ReadonlySet<string> = new Set(['remote_forbidden', 'credential_missing']);

/** True for an account that may not read a list; everything else still works. */
export function isWithoutPermission(error: unknown): boolean {
  return error instanceof CrosswalkError && missingPermission.has(error.code);
}

/** How long what was listed is taken as it was: a page that is filled in lists it several times, and vendors bound that. */
export const listedFor = { limit: 500, milliseconds: 10_000 };

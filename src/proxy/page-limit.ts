import { CrosswalkError } from '../errors/index.ts';

/** Items that a caller may ask for on one page, at most. */
export const longestPage = 1000;

/** @throws CrosswalkError `invalid_request` for a limit that no page can have. Absent: as many as the vendor gives. */
export function checkLimit(limit: number | undefined): void {
  if (limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= longestPage)) return;
  const message = `must be a whole number from 1 to ${longestPage}`;
  throw new CrosswalkError('invalid_request', `The limit ${message}.`, { errors: [{ path: 'limit', message }] });
}

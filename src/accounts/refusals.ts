import { z } from 'zod';
import { type IntegratedAccount } from '../db/index.ts';

/** What is noted of an account. */
export type AccountState = Pick<IntegratedAccount, 'status' | 'lastError'>;

const refusalSchema = z.object({
  code: z.string(),
  message: z.string(),
  status: z.number().optional(),
  server: z.string().optional(),
  occurred_at: z.string(),
});
type Refusal = z.infer<typeof refusalSchema>;

/** The latest refusal, and beside it those of other servers that stand: each server may have a credential of its own. */
const lastErrorSchema = refusalSchema.extend({ also: z.array(refusalSchema).default([]) });

/** The refusals that stand, the latest first. */
function refusalsOf({ status, lastError }: AccountState): Refusal[] {
  if (status !== 'needs_reauth' || lastError === null) return [];
  const { also, ...latest } = lastErrorSchema.parse(lastError);
  return [latest, ...also];
}

/** The state of an account of which nothing is wrong. */
export const active: AccountState = { status: 'active', lastError: null };

function stateOf([latest, ...also]: readonly Refusal[]): AccountState {
  if (latest === undefined) return active;
  return { status: 'needs_reauth', lastError: also.length === 0 ? latest : { ...latest, also } };
}

/** Whether it is noted that a server refuses the credential. */
export function isRefusedBy(state: AccountState, server: string): boolean {
  return refusalsOf(state).some((refusal) => refusal.server === server);
}

/** The state after another refusal. One without a server is of a token, which several servers may take. */
export function withRefusal(
  state: AccountState,
  now: number,
  { message, ...further }: { message: string; status?: number; server?: string },
): AccountState {
  const refusal = { code: 'remote_unauthorized', message, ...further, occurred_at: new Date(now).toISOString() };
  return stateOf([refusal, ...refusalsOf(state).filter(({ server }) => server !== further.server)]);
}

/** The state when a server takes the credential that it refused before. */
export function withoutRefusal(state: AccountState, server: string): AccountState {
  return stateOf(refusalsOf(state).filter((refusal) => refusal.server !== server));
}

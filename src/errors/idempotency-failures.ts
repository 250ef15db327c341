import { type CatalogueEntry } from './entry.ts';

const ours = { retryable: false, remote: false } as const;

/** What can be said to the repeat of a call with an idempotency key in place of the first call's answer. */
export const idempotencyFailures = {
  idempotency_in_progress: {
    ...ours,
    status: 409,
    title: 'The call with this key is still running',
    meaning: 'A call with the same `Idempotency-Key` was not answered yet, so this one was not made.',
    remedy: 'Repeat it, with the same key, after the number of seconds in `Retry-After`: it then gets the answer.',
    retryable: true,
  },
  idempotency_outcome_unknown: {
    ...ours,
    status: 409,
    title: 'Nobody knows how the call with this key ended',
    meaning:
      'The first call with this `Idempotency-Key` ended without an answer: its process died, or Crosswalk failed in the middle. It may or may not have been done, so it is not made again.',
    remedy: 'Look whether it was done. If it was not, or if doing it twice is harmless, make the call with a new key.',
  },
  idempotency_answer_not_kept: {
    ...ours,
    status: 409,
    title: 'The answer to the call with this key is not there any more',
    meaning:
      'The call was made and answered with the status in the message, but its answer was too large to keep, or was sealed with a key that is erased.',
    remedy: 'Do not make the call again; read what it changed.',
  },
  idempotency_key_reused: {
    ...ours,
    status: 422,
    title: 'The key belongs to another request',
    meaning: 'The same `Idempotency-Key` came before on this address with another query or body. Nothing was done.',
    remedy: 'Use a new key for everything that is to be done once, and repeat a call byte for byte.',
  },
} satisfies Record<string, CatalogueEntry>;

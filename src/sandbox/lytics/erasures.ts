import type { PendingWrites } from '../kit/index.ts';
import type { IdentityKey } from './identities.ts';
import type { ProfileStore } from './profile-store.ts';
import { createId } from './values.ts';

/** A request to forget or hide a profile. Its acceptance says nothing about whether the profile exists. */
export interface Erasure {
  requestId: string;
  identity: IdentityKey;
  /** `hide` is the soft delete. */
  kind: 'erase' | 'hide';
  /** Milliseconds since the epoch. */
  requestedAt: number;
  complete: boolean;
}

interface Surroundings {
  profiles: ProfileStore;
  pending: PendingWrites;
  now: () => number;
  delay: number;
}

export function createErasures({ profiles, pending, now, delay }: Surroundings) {
  const requests = new Map<string, Erasure>();
  return {
    request(identity: IdentityKey, kind: Erasure['kind'] = 'erase'): Erasure {
      const erasure: Erasure = { requestId: createId(), identity, kind, requestedAt: now(), complete: false };
      requests.set(erasure.requestId, erasure);
      const accepted = { ...erasure };
      pending.accept(delay, () => {
        profiles[kind](identity);
        erasure.complete = true;
      });
      return accepted;
    },
    find: (requestId: string) => requests.get(requestId),
    list: () => [...requests.values()],
  };
}

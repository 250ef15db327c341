import { createId } from './values.ts';

/** Something that was created, changed or deleted in an account, as its system events tell it. */
export interface AccountChange {
  id: string;
  verb: 'created' | 'updated' | 'deleted';
  /** What it was: `segment`, `template`, `stream.rule`. */
  subjectType: string;
  subjectId: string;
  /** Milliseconds since the epoch. */
  at: number;
}

type Kind = Pick<AccountChange, 'verb' | 'subjectType'>;

const verbs: readonly [names: RegExp, verb: AccountChange['verb']][] = [
  [/create(?:For|Token)?$/i, 'created'],
  [/(?:update|upsert(?:Named)?|replace|patch)$/i, 'updated'],
  [/delete(?:Many)?$/i, 'deleted'],
];

/** Calls about customers, who are no part of the account's own configuration. */
const aboutCustomers = ['attributes', 'entity', 'identity'];

/** What a call of this endpoint does to the account; undefined when it changes nothing that events are kept of. */
export function changeOf(endpoint: string): Kind | undefined {
  const name = endpoint.replace(/^v2\./, '');
  for (const [names, verb] of verbs) {
    const subjectType = name.replace(names, '').replace(/\.$/, '');
    if (subjectType === name) continue;
    return aboutCustomers.includes(subjectType) ? undefined : { verb, subjectType };
  }
  return undefined;
}

/** The changes of an account, newest first. */
export function createChanges(now: () => number) {
  const changes: AccountChange[] = [];
  return {
    list: (): readonly AccountChange[] => changes,
    record(kind: Kind, subjectId: string) {
      changes.unshift({ ...kind, subjectId, id: createId(), at: now() });
    },
  };
}

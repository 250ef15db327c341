import { type Collection, createCollection } from '../kit/index.ts';
import type { Call } from './call.ts';
import { conflict, notFound } from './refusal.ts';
import { type Fields, type Json, createId, toIsoTime } from './values.ts';

/** Something that the account keeps as it was sent, with what the vendor adds. */
export interface StoredObject {
  id: string;
  account_id: string;
  aid: number;
  created: string;
  updated: string;
  [name: string]: Json;
}

/** What is kept in this way, with the name that errors give it. */
const kinds = {
  segmentCollections: 'collection',
  experiences: 'experience',
  experienceTemplates: 'experience template',
  experienceGroups: 'experience group',
  experiencePrioritizations: 'experience prioritization',
  streamRules: 'routing rule',
  connections: 'connection',
  credentials: 'auth',
  topicRollups: 'topic roll-up',
  schemaPatches: 'schema patch',
  uiFlows: 'flow',
  uiFlowVersions: 'flow version',
  lookalikeModels: 'model',
} as const;

export type ObjectKind = keyof typeof kinds;

/** The collections of an account, each empty at first. */
export function createObjectCollections(): (kind: ObjectKind) => Collection<StoredObject> {
  const collections = new Map<ObjectKind, Collection<StoredObject>>();
  return (kind) => {
    const known = collections.get(kind);
    if (known !== undefined) return known;
    const label = kinds[kind];
    const created = createCollection<StoredObject>({
      idOf: ({ id }) => id,
      notFound: () =>
        notFound(`${label} not found`, kind === 'streamRules' ? 'ROUTERULE-NOTFOUND-020' : 'NOTFOUND-003'),
      conflict: (id) => conflict(`${label} ${JSON.stringify(id)} exists`),
    });
    collections.set(kind, created);
    return created;
  };
}

/** True for what a soft delete took away. */
export const isDeleted = ({ deleted }: StoredObject) => deleted === true;

/** Fields that tell what became of an object. */
const marks = ['applied', 'deleted', 'scanned'] as const;
type Marks = Partial<Record<(typeof marks)[number], Json>>;

function withoutMarks(sent: Fields): Fields {
  const isMark = (name: string) => marks.some((mark) => mark === name);
  return Object.fromEntries(Object.entries(sent).filter(([name]) => !isMark(name)));
}

/** A new object of what was sent; the fields that the vendor sets cannot be sent. */
export function newObject({ account }: Call, sent: Fields, id = createId()): StoredObject {
  const created = toIsoTime(account.clock.now());
  return { ...withoutMarks(sent), id, account_id: account.id, aid: account.aid, created, updated: created };
}

/** The object with the fields that were sent in place of its own, but for those that the vendor sets. */
export function changedObject({ account }: Call, present: StoredObject, sent: Fields): StoredObject {
  const { id, account_id, aid, created } = present;
  const updated = toIsoTime(account.clock.now());
  return { ...present, ...withoutMarks(sent), id, account_id, aid, created, updated };
}

/** The object with what became of it. */
export function markedObject(call: Call, present: StoredObject, became: Marks): StoredObject {
  return { ...changedObject(call, present, {}), ...became };
}

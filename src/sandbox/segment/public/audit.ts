import { type Fact } from '../../reference/index.ts';
import { isObject } from '../json.ts';
import { type AuditEvent } from '../state/index.ts';
import { type PublicCall } from './call.ts';

const deeds = new Map([
  ['create', 'Created'],
  ['add', 'Added'],
  ['update', 'Modified'],
  ['replace', 'Modified'],
  ['delete', 'Deleted'],
  ['remove', 'Deleted'],
]);

/** What a call of an endpoint changes, from its name: `public.createWriteKeyForSource` creates a write key. */
function changeOf({ id }: Fact): Pick<AuditEvent, 'type' | 'resourceType'> | undefined {
  const [, verb = '', noun] = /^public\.([a-z]+)([A-Z]\w*?)(?:(?:For|From|To|In|With)[A-Z]\w*)?$/.exec(id) ?? [];
  const deed = deeds.get(verb);
  if (deed === undefined || noun === undefined) return undefined;
  const words = noun.split(/(?<=[a-z])(?=[A-Z])/);
  return { type: `${words.join(' ')} ${deed}`, resourceType: words.join('_').toUpperCase() };
}

/** Id and name of what a call was about: those of its answer, or else the last id of its path. */
function subjectOf(fact: Fact, call: PublicCall, answered: unknown): Pick<AuditEvent, 'resourceId' | 'resourceName'> {
  const things = isObject(answered) ? Object.values(answered).filter(isObject) : [];
  const { id, name } = things.find((thing) => typeof thing['id'] === 'string') ?? {};
  const last = Object.keys(fact.path_parameters ?? {}).at(-1);
  const ofPath = last === undefined ? '' : call.parameter(last);
  return {
    resourceId: typeof id === 'string' ? id : ofPath,
    resourceName: typeof name === 'string' ? name : '',
  };
}

/** Adds what a call has changed to the audit trail of its workspace; calls that change nothing leave no trace. */
export async function audit(fact: Fact, call: PublicCall, response: Response): Promise<void> {
  const change = fact.method === 'GET' || !response.ok ? undefined : changeOf(fact);
  if (change === undefined) return;
  const body: unknown = await response.clone().json();
  const { workspace, caller: actor, state } = call;
  workspace.auditEvents.push({
    id: `evt_${crypto.randomUUID()}`,
    ...change,
    ...subjectOf(fact, call, isObject(body) ? body['data'] : undefined),
    actor,
    at: state.clock.now(),
  });
}

import type { Call, Register } from '../call.ts';
import { answer, answerNothing } from '../envelope.ts';
import { type ObjectKind, isDeleted, markedObject } from '../objects.ts';
import { booleanParameter, choiceParameter, integerParameter } from '../parameters.ts';
import { registerObjects } from './plain-collections.ts';

/** Experiences and what belongs to them; the most special path comes first. */
const resources = [
  { name: 'experienceTemplate', kind: 'experienceTemplates', path: '/api/experience/template' },
  { name: 'experienceGroup', kind: 'experienceGroups', path: '/api/experience/group' },
  { name: 'experiencePrioritization', kind: 'experiencePrioritizations', path: '/api/experience/prioritization' },
  { name: 'experience', kind: 'experiences', path: '/api/experience' },
] as const satisfies readonly { name: string; kind: ObjectKind; path: string }[];

// Ids are hexadecimal, which leaves /api/experience/import and its like to routes of their own.
const id = ':id{[0-9a-f]+}';

/** What a soft delete took away is listed only on request. */
function list(call: Call, kind: ObjectKind): Response {
  const withDeleted = booleanParameter(call, 'deleted', false);
  const provider = call.query.get('provider');
  const shown = call.account
    .objects(kind)
    .list()
    .filter((object) => withDeleted || !isDeleted(object))
    .filter((object) => provider === null || object['provider'] === provider);
  return answer(call, shown.slice(0, integerParameter(call, 'limit', shown.length)));
}

function remove(call: Call, kind: ObjectKind): Response {
  const objects = call.account.objects(kind);
  const object = objects.get(call.parameter('id'));
  const method = choiceParameter(call, 'method', ['soft', 'hard'], 'soft');
  if (method === 'hard') objects.remove(object.id);
  else objects.replace(object.id, markedObject(call, object, { deleted: true }));
  return answerNothing();
}

/** Experiences, their templates, groups and prioritizations. */
export function registerExperiences(register: Register): void {
  for (const { name, kind, path } of resources) {
    register(`${name}.list`, 'GET', path, 'readExperiences', (call) => list(call, kind));
    registerObjects(register, {
      kind,
      areas: { read: 'readExperiences', write: 'writeExperiences' },
      routes: [
        { does: 'create', endpoint: `${name}.create`, method: 'POST', path },
        { does: 'get', endpoint: `${name}.get`, method: 'GET', path: `${path}/${id}` },
        { does: 'update', endpoint: `${name}.update`, method: 'PATCH', path: `${path}/${id}` },
      ],
    });
    register(`${name}.delete`, 'DELETE', `${path}/${id}`, 'writeExperiences', (call) => remove(call, kind));
  }
}

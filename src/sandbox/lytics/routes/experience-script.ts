import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { type StoredObject, isDeleted } from '../objects.ts';
import { notFound } from '../refusal.ts';

/** A script that puts a value into a global variable of the page. */
function answerScript(variable: string, value: unknown): Response {
  return new Response(`window.${variable} = ${JSON.stringify(value)};`, {
    headers: { 'content-type': 'application/javascript' },
  });
}

/** The account of a path. Throws a 404 `Refusal` unless it is that of the caller. */
function accountOf(call: Call): string {
  const { id } = call.account;
  if (call.parameter('accountid') !== id) throw notFound('account not found', 'ACCOUNT-NOTFOUND-021');
  return id;
}

function preview(call: Call): Response {
  const account = accountOf(call);
  return answerScript('lioExperience', { account, ...call.account.objects('experiences').get(call.parameter('id')) });
}

const isPublished = (object: StoredObject) => object['state'] === 'published' && !isDeleted(object);

/** Those that a page may show. */
const candidatesOf = ({ account }: Call) => account.objects('experiences').list().filter(isPublished);

function candidateScript(call: Call): Response {
  return answerScript('lioExperiences', { account: accountOf(call), experiences: candidatesOf(call) });
}

const prioritySchema = z.object({ priority: z.array(z.string()) });

/** The group with this id. Throws a 404 `Refusal` when there is none, or when it is deleted. */
function groupOf({ account }: Call, id: string): StoredObject {
  const group = account.objects('experienceGroups').get(id);
  if (isDeleted(group)) throw notFound('experience group not found');
  return group;
}

/** Sets the order of experience groups; those that a call does not name come after those that it names. */
async function prioritize(call: Call): Promise<Response> {
  const { priority: wanted } = await readJson(call, prioritySchema);
  const groups = call.account.objects('experienceGroups');
  const first = wanted.map((id) => groupOf(call, id).id);
  const present = groups.list().filter((group) => !isDeleted(group));
  const priority = [...new Set([...first, ...present.map(({ id }) => id)])];
  for (const [index, id] of priority.entries()) groups.replace(id, { ...groups.get(id), priority: index + 1 });
  return answer(call, { priority });
}

/** What a page shows of experiences, and in which order. */
export function registerExperienceScripts(register: Register): void {
  const script = 'config.js';
  register(
    'experience.previewConfig',
    'GET',
    `/api/experience/preview/:accountid/:id/${script}`,
    'readExperiences',
    preview,
  );
  register(
    'experience.candidateConfig',
    'GET',
    `/api/experience/candidate/:accountid/${script}`,
    'readExperiences',
    candidateScript,
  );
  register('experience.candidates', 'GET', '/api/experience/candidate', 'readExperiences', (call) =>
    answer(call, candidatesOf(call)),
  );
  register('experience.groupPriority', 'POST', '/api/experience/group/priority', 'writeExperiences', prioritize);
}

import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import type { StoredObject } from '../objects.ts';
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

const isPublished = ({ state, deleted }: StoredObject) => state === 'published' && deleted !== true;

/** Those that a page may show. */
const candidatesOf = ({ account }: Call) => account.objects('experiences').list().filter(isPublished);

function candidateScript(call: Call): Response {
  return answerScript('lioExperiences', { account: accountOf(call), experiences: candidatesOf(call) });
}

/** Sets the order of experience groups; those that a call does not name come after those that it names. */
async function prioritize(call: Call): Promise<Response> {
  const { priority: wanted } = await readJson(call, z.object({ priority: z.array(z.string()).default([]) }));
  const groups = call.account.objects('experienceGroups');
  const first = wanted.map((id) => groups.get(id).id);
  const others = groups.list().flatMap(({ id }) => (first.includes(id) ? [] : [id]));
  const priority = [...new Set(first), ...others];
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

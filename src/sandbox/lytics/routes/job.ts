import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answerVersion1, answerVersion2 } from '../envelope.ts';
import { type Job, commands, isFinished, jobSchema } from '../jobs.ts';
import { booleanParameter } from '../parameters.ts';
import { conflict, notFound, tooManyRequests } from '../refusal.ts';
import { createId, toIsoTime } from '../values.ts';

const newJobsPerHour = { requests: 10, window: 3_600_000 };

function named(call: Call): Job {
  const job = call.account.jobs.get(call.parameter('id'));
  if (job === undefined) throw notFound('job not found', 'JOB-NOTFOUND-004');
  return job;
}

/** Finished and hidden jobs are shown only on request. */
function list(call: Call, { completed, hidden }: { completed: boolean; hidden: boolean }): Job[] {
  const jobs = [...call.account.jobs.values()];
  return jobs.filter((job) => (completed || !isFinished(job)) && (hidden || !job.hidden));
}

function listOfVersion2(call: Call): Response {
  const everything = booleanParameter(call, 'show_all', false);
  const completed = everything || booleanParameter(call, 'show_completed', false);
  const hidden = everything || booleanParameter(call, 'show_hidden', false);
  const workflow = call.query.get('workflow');
  return answerVersion2(
    list(call, { completed, hidden }).filter((job) => workflow === null || job.workflow === workflow),
  );
}

function listOfVersion1(call: Call): Response {
  const completed = booleanParameter(call, 'showcompleted', false);
  const hidden = booleanParameter(call, 'showhidden', false);
  return answerVersion1(list(call, { completed, hidden }));
}

/** @throws Refusal 429 after ten new jobs within an hour. */
async function create(call: Call): Promise<Response> {
  const input = await readJson(call, jobSchema);
  if (!call.limiter.take(`${call.account.id} new jobs`, newJobsPerHour).allowed) {
    throw tooManyRequests(`more than ${newJobsPerHour.requests} new jobs per hour`);
  }
  const created = toIsoTime(call.account.clock.now());
  const job: Job = { ...input, id: createId(), status: 'runnable', created, updated: created };
  call.account.jobs.set(job.id, job);
  return answerVersion2(job, 201);
}

function command(call: Call, name: keyof typeof commands): Response {
  const job = named(call);
  if (isFinished(job)) throw conflict(`job is ${job.status}`);
  Object.assign(job, { status: commands[name], updated: toIsoTime(call.account.clock.now()) });
  return answerVersion2(job);
}

/** Jobs, which v1 calls work. */
export function registerJob(register: Register): void {
  register('work.list', 'GET', '/api/work', 'manageExports', listOfVersion1);
  register('work.get', 'GET', '/api/work/:id', 'manageExports', (call) => answerVersion1(named(call)));
  register('v2.job.list', 'GET', '/v2/job', 'manageExports', listOfVersion2);
  register('v2.job.create', 'POST', '/v2/job', 'manageExports', create);
  register('v2.job.get', 'GET', '/v2/job/:id', 'manageExports', (call) => answerVersion2(named(call)));
  for (const name of ['pause', 'resume', 'bounce', 'kill'] as const) {
    register(`v2.job.${name}`, 'POST', `/v2/job/:id/${name}`, 'manageExports', (call) => command(call, name));
  }
}

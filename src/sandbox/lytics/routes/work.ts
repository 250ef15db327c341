import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerNothing } from '../envelope.ts';
import { createJob, selectJobs } from '../job-requests.ts';
import { type Job, isFinished, jobCommands, jobSchema } from '../jobs.ts';
import { booleanParameter, choiceParameter } from '../parameters.ts';
import { badRequest } from '../refusal.ts';
import { workflowsOf } from '../workflows.ts';

const area = 'manageExports';
const named = (call: Call): Job => call.account.jobs.get(call.parameter('id'));

function list(call: Call): Response {
  const completed = booleanParameter(call, 'showcompleted', false);
  const hidden = booleanParameter(call, 'showhidden', false);
  const deleted = booleanParameter(call, 'showdeleted', false);
  return answer(call, selectJobs(call, { completed, hidden, deleted }));
}

const { workflow: workflowSchema, name: nameSchema, config: configSchema } = jobSchema.shape;
const workSchema = z.object({ workflow_id: workflowSchema, name: nameSchema.optional(), config: configSchema });

async function create(call: Call): Promise<Response> {
  const { workflow_id: workflow, name = workflow, config } = await readJson(call, workSchema);
  return answer(call, createJob(call, jobSchema.parse({ workflow, name, config })), 201);
}

/** What v1 calls the states of jobs; it waits after an error where v2 is in fault. */
const states = { runnable: 'runnable', errorwait: 'fault', paused: 'paused', killed: 'killed' } as const;

function listByState(call: Call): Response {
  const state = choiceParameter(call, 'status', ['runnable', 'errorwait', 'paused', 'killed'], 'runnable');
  const workflow = call.query.get('workflow_id');
  const jobs = call.account.jobs.list().filter((job) => job.status === states[state]);
  return answer(
    call,
    jobs.filter((job) => workflow === null || job.workflow === workflow),
  );
}

function toCommand(text: string) {
  const command = jobCommands.find((known) => known === text);
  if (command === undefined) throw badRequest(`unknown command ${JSON.stringify(text)}`);
  return command;
}

function command(call: Call): Response {
  return answer(call, call.account.jobs.command(named(call), toCommand(call.parameter('cmd'))));
}

function commandMany(call: Call): Response {
  const { jobs } = call.account;
  const wanted = toCommand(call.query.get('cmd') ?? 'bounce');
  const status = call.query.get('status');
  const chosen = jobs.list().filter((job) => !isFinished(job) && (status === null || job.status === status));
  return answer(
    call,
    chosen.map((job) => jobs.command(job, wanted)),
  );
}

function remove(call: Call): Response {
  call.account.jobs.remove(call.parameter('id'));
  return answerNothing();
}

/** Jobs under their name of v1, and the workflows that they are of. */
export function registerWork(register: Register): void {
  register('workflow.list', 'GET', '/api/workflow', area, (call) => answer(call, workflowsOf(call.account)));
  register('work.list', 'GET', '/api/work', area, list);
  register('work.create', 'POST', '/api/work', area, create);
  register('work.status', 'GET', '/api/work/_status', area, listByState);
  register('work.bounceAll', 'POST', '/api/work/_bounceall', area, commandMany);
  register('work.get', 'GET', '/api/work/:id', area, (call) => answer(call, named(call)));
  register('work.delete', 'DELETE', '/api/work/:id', area, remove);
  register('work.command', 'POST', '/api/work/:id/:cmd', area, command);
}

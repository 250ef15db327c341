import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { checkJob } from '../job-config.ts';
import { createJob, selectJobs } from '../job-requests.ts';
import { type Job, type JobLog, jobCommands, jobOfWorkflowSchema, jobSchema } from '../jobs.ts';
import { booleanParameter, listParameter } from '../parameters.ts';
import { notFound } from '../refusal.ts';

const area = 'manageExports';
const day = 86_400_000;

const named = (call: Call): Job => call.account.jobs.get(call.parameter('id'));

/** The job of the path, which must be of the workflow of the path. */
function ofWorkflow(call: Call): Job {
  const job = named(call);
  if (job.workflow !== call.parameter('workflow')) throw notFound('job not found', 'JOB-NOTFOUND-004');
  return job;
}

function list(call: Call): Response {
  const everything = booleanParameter(call, 'show_all', false);
  const shows = (name: string) => everything || booleanParameter(call, name, false);
  const jobs = selectJobs(call, {
    completed: shows('show_completed'),
    hidden: shows('show_hidden'),
    deleted: shows('show_deleted'),
  });
  const workflow = call.query.get('workflow');
  const credentials = listParameter(call, 'auth_ids');
  const shown = jobs
    .filter((job) => workflow === null || job.workflow === workflow)
    .filter((job) => credentials.length === 0 || job.auth_ids.some((id) => credentials.includes(id)));
  return answer(call, shown);
}

async function create(call: Call): Promise<Response> {
  return answer(call, createJob(call, await readJson(call, jobSchema)), 201);
}

async function createOfWorkflow(call: Call): Promise<Response> {
  const input = { ...(await readJson(call, jobOfWorkflowSchema)), workflow: call.parameter('workflow') };
  return answer(call, createJob(call, input), 201);
}

async function update(call: Call): Promise<Response> {
  const job = ofWorkflow(call);
  const input = { ...(await readJson(call, jobOfWorkflowSchema)), workflow: job.workflow };
  checkJob(call, input);
  return answer(call, call.account.jobs.change(job, input));
}

/** Lines of the log; errors are among them only on request. */
function showLogs(call: Call, isShown: (log: JobLog) => boolean): Response {
  const withErrors = booleanParameter(call, 'include_errors', false);
  return answer(
    call,
    call.account.jobs.logs().filter((log) => (withErrors || log.level !== 'error') && isShown(log)),
  );
}

function recentLogs(call: Call): Response {
  const since = call.account.clock.now() - day;
  return showLogs(call, ({ timestamp }) => Date.parse(timestamp) > since);
}

const logsOf = (call: Call, { id }: Job) => showLogs(call, (log) => log.job_id === id);

/** Jobs. */
export function registerJob(register: Register): void {
  register('v2.job.list', 'GET', '/v2/job', area, list);
  register('v2.job.create', 'POST', '/v2/job', area, create);
  register('v2.job.logsAll', 'GET', '/v2/job/logs', area, recentLogs);
  register('v2.job.get', 'GET', '/v2/job/:id', area, (call) => answer(call, named(call)));
  register('v2.job.createFor', 'POST', '/v2/job/:workflow', area, createOfWorkflow);
  register('v2.job.logs', 'GET', '/v2/job/:id/logs', area, (call) => logsOf(call, named(call)));
  for (const command of jobCommands) {
    register(`v2.job.${command}`, 'POST', `/v2/job/:id/${command}`, area, (call) =>
      answer(call, call.account.jobs.command(named(call), command)),
    );
  }
  register('v2.job.getFor', 'GET', '/v2/job/:workflow/:id', area, (call) => answer(call, ofWorkflow(call)));
  register('v2.job.update', 'PUT', '/v2/job/:workflow/:id', area, update);
  register('v2.job.logsFor', 'GET', '/v2/job/:workflow/:id/logs', area, (call) => logsOf(call, ofWorkflow(call)));
}

import type { Call } from './call.ts';
import { checkJob } from './job-config.ts';
import { type Job, type JobInput, type JobStatus, isFinished } from './jobs.ts';
import { tooManyRequests } from './refusal.ts';
import { requireWorkflow } from './workflows.ts';

const newJobsPerHour = { requests: 10, window: 3_600_000 };

/** Counts a new job. Throws a 429 `Refusal` after ten within an hour. */
export function countNewJob({ limiter, account }: Call): void {
  if (limiter.take(`${account.id} new jobs`, newJobsPerHour).allowed) return;
  throw tooManyRequests(`more than ${newJobsPerHour.requests} new jobs per hour`);
}

/** Creates a job of what was sent. Throws a `Refusal` for a wrong one, and after ten within an hour. */
export function createJob(call: Call, input: JobInput): Job {
  requireWorkflow(call.account, input.workflow);
  checkJob(call, input);
  countNewJob(call);
  return call.account.jobs.create(input);
}

/** How long jobs are kept after their end, or while they are paused. */
const retention = 90 * 86_400_000;

const ends: readonly JobStatus[] = ['completed', 'failed', 'killed', 'paused'];

/** Jobs in the order of creation; those that are finished, hidden or deleted only when asked for. */
export function selectJobs(
  { account }: Call,
  { completed, hidden, deleted }: { completed: boolean; hidden: boolean; deleted: boolean },
): Job[] {
  const oldest = account.clock.now() - retention;
  const kept = account.jobs
    .list()
    .filter(({ status, updated }) => !ends.includes(status) || Date.parse(updated) > oldest);
  const jobs = kept.filter((job) => (completed || !isFinished(job)) && (hidden || !job.hidden));
  return deleted ? [...jobs, ...account.jobs.deleted()] : jobs;
}

import type { Call } from './call.ts';
import { type Job, isFinished } from './jobs.ts';
import { tooManyRequests } from './refusal.ts';

const newJobsPerHour = { requests: 10, window: 3_600_000 };

/** Counts a new job. Throws a 429 `Refusal` after ten within an hour. */
export function countNewJob({ limiter, account }: Call): void {
  if (limiter.take(`${account.id} new jobs`, newJobsPerHour).allowed) return;
  throw tooManyRequests(`more than ${newJobsPerHour.requests} new jobs per hour`);
}

/** Jobs in the order of creation; those that are finished, hidden or deleted only when asked for. */
export function selectJobs(
  { account }: Call,
  { completed, hidden, deleted }: { completed: boolean; hidden: boolean; deleted: boolean },
): Job[] {
  const jobs = account.jobs.list().filter((job) => (completed || !isFinished(job)) && (hidden || !job.hidden));
  return deleted ? [...jobs, ...account.jobs.deleted()] : jobs;
}

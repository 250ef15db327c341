import { z } from 'zod';
import { type Collection, createCollection } from '../kit/index.ts';
import { conflict, notFound } from './refusal.ts';
import { createId, toIsoTime } from './values.ts';

export const jobStatuses = ['runnable', 'sleeping', 'paused', 'fault', 'failed', 'killed', 'completed'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** What may be sent to create a job of a workflow that the path names, or to change a job. */
export const jobOfWorkflowSchema = z.object({
  name: z.string().min(1),
  description: z.string().default(''),
  config: z.record(z.string(), z.unknown()),
  auth_ids: z.array(z.string()).default([]),
  tag: z.string().default(''),
  hidden: z.boolean().default(false),
  verbose_logging: z.boolean().default(false),
  quiet_time_of_day: z.string().default(''),
  quiet_timezone: z.string().default(''),
  quiet_period: z.number().int().default(0),
});

/** What creates a job. */
export const jobSchema = jobOfWorkflowSchema.extend({ workflow: z.string().min(1) });

export type JobInput = z.infer<typeof jobSchema>;

/** One line of a job's log. */
export interface JobLog {
  id: string;
  job_id: string;
  workflow: string;
  timestamp: string;
  level: 'info' | 'error';
  message: string;
  context: { added: number; omitted: number; removed: number };
}

/** An import or export of the account, which v1 calls work. Jobs are kept and commanded; they move no data. */
export interface Job extends JobInput {
  id: string;
  status: JobStatus;
  created: string;
  updated: string;
}

/** What each command makes of a job. */
const commands = {
  pause: 'paused',
  resume: 'runnable',
  bounce: 'runnable',
  release: 'runnable',
  kill: 'killed',
} as const satisfies Record<string, JobStatus>;

export type JobCommand = keyof typeof commands;
export const jobCommands = ['pause', 'resume', 'bounce', 'kill', 'release'] as const satisfies readonly JobCommand[];

const finished: readonly JobStatus[] = ['completed', 'failed', 'killed'];

export const isFinished = ({ status }: Job): boolean => finished.includes(status);

/** Ends those of the jobs that cannot go on, because something that they need is gone. */
export function killJobs(jobs: Jobs, cannotGoOn: (job: Job) => boolean): void {
  for (const job of jobs.list()) {
    if (cannotGoOn(job) && !isFinished(job)) jobs.command(job, 'kill');
  }
}

/** The jobs of an account, with what happened to them. */
export interface Jobs extends Collection<Job> {
  create(input: JobInput): Job;
  /** Puts what was sent in the place of what the job had. */
  change(job: Job, input: JobInput): Job;
  /** Throws a 409 `Refusal` for a job that is finished. */
  command(job: Job, command: JobCommand): Job;
  /** Jobs that were deleted, oldest first. */
  deleted(): readonly Job[];
  /** Oldest first. */
  logs(): readonly JobLog[];
}

export function createJobs(now: () => number): Jobs {
  const logs: JobLog[] = [];
  const deleted: Job[] = [];
  const jobs = createCollection<Job>({
    idOf: ({ id }) => id,
    notFound: () => notFound('job not found', 'JOB-NOTFOUND-004'),
    conflict: (id) => conflict(`job ${id} exists`),
  });
  function log(job: Job, message: string): Job {
    const context = { added: 0, omitted: 0, removed: 0 };
    const { id: job_id, workflow } = job;
    logs.push({ id: createId(), job_id, workflow, timestamp: toIsoTime(now()), level: 'info', message, context });
    return job;
  }
  const put = (job: Job) => jobs.replace(job.id, { ...job, updated: toIsoTime(now()) });
  return {
    ...jobs,
    create(input) {
      const created = toIsoTime(now());
      return log(jobs.add({ ...input, id: createId(), status: 'runnable', created, updated: created }), 'job created');
    },
    change: (job, input) => log(put({ ...job, ...input }), 'job changed'),
    command(job, command) {
      if (isFinished(job)) throw conflict(`job is ${job.status}`);
      return log(put({ ...job, status: commands[command] }), `job received command ${command}`);
    },
    remove(id) {
      const job = jobs.remove(id);
      deleted.push(job);
      return job;
    },
    deleted: () => deleted,
    logs: () => logs,
  };
}

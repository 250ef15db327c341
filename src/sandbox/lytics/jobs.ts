import { z } from 'zod';

export const jobStatuses = ['runnable', 'sleeping', 'paused', 'fault', 'failed', 'killed', 'completed'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** An import or export of the account. Jobs are kept and commanded; they move no data. */
export interface Job {
  id: string;
  name: string;
  description: string;
  workflow: string;
  config: Record<string, unknown>;
  auth_ids: string[];
  tag: string;
  hidden: boolean;
  status: JobStatus;
  created: string;
  updated: string;
}

/** What creates a job. */
export const jobSchema = z.object({
  name: z.string().min(1),
  description: z.string().default(''),
  workflow: z.string().min(1),
  config: z.record(z.string(), z.unknown()),
  auth_ids: z.array(z.string()).default([]),
  tag: z.string().default(''),
  hidden: z.boolean().default(false),
});

/** What each command makes of a job. */
export const commands = { pause: 'paused', resume: 'runnable', bounce: 'runnable', kill: 'killed' } as const;

const finished: readonly JobStatus[] = ['completed', 'failed', 'killed'];

export const isFinished = ({ status }: Job): boolean => finished.includes(status);

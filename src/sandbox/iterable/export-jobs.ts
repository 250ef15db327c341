import { type ExportSelection, csvLines, exportRows } from './export-data.ts';
import type { Project } from './project.ts';

export interface ExportFile {
  file: string;
  content: string;
}

/** One asynchronous export. */
export interface ExportJob {
  id: number;
  selection: ExportSelection;
  outputFormat: 'text/csv' | 'application/x-json-stream';
  delimiter: string;
  requestedAt: number;
  cancelledAt: number | undefined;
  /** Made once, when the job is first seen completed. */
  files: ExportFile[] | undefined;
}

export type JobState = 'Enqueued' | 'Running' | 'Completed' | 'Cancelled';

export interface JobTimes {
  startsAt: number;
  endsAt: number;
}

const runningAtOnce = 4;

/**
 * When each job of an organisation runs: one delay after it was requested at the earliest, for one delay, and never
 * more than four at once; the others wait in the order in which they came.
 */
function schedule(jobs: readonly ExportJob[], delay: number): Map<ExportJob, JobTimes> {
  const freeAt: number[] = Array.from({ length: runningAtOnce }, () => Number.NEGATIVE_INFINITY);
  const times = new Map<ExportJob, JobTimes>();
  for (const job of jobs.toSorted((left, right) => left.requestedAt - right.requestedAt)) {
    const slot = freeAt.indexOf(Math.min(...freeAt));
    const startsAt = Math.max(job.requestedAt + delay, freeAt[slot] ?? 0);
    const endsAt = Math.min(startsAt + delay, job.cancelledAt ?? Number.POSITIVE_INFINITY);
    if (endsAt > startsAt || job.cancelledAt === undefined) freeAt[slot] = endsAt;
    times.set(job, { startsAt, endsAt });
  }
  return times;
}

export function timesOf(project: Project, organizationJobs: readonly ExportJob[], job: ExportJob): JobTimes {
  const times = schedule(organizationJobs, project.time.exportDelay).get(job);
  if (times === undefined) throw new Error(`export job ${job.id} is not one of its organisation`);
  return times;
}

export function stateOf(project: Project, organizationJobs: readonly ExportJob[], job: ExportJob): JobState {
  if (job.cancelledAt !== undefined) return 'Cancelled';
  const { startsAt, endsAt } = timesOf(project, organizationJobs, job);
  const now = project.time.clock.now();
  if (now < startsAt) return 'Enqueued';
  return now < endsAt ? 'Running' : 'Completed';
}

function cut(lines: readonly string[], header: string | undefined, maxBytes: number): string[] {
  const start = header === undefined ? [] : [header];
  const pages: string[][] = [[...start]];
  let bytes = 0;
  for (const line of lines) {
    const size = new TextEncoder().encode(line).length + 1;
    if (bytes > 0 && bytes + size > maxBytes) {
      pages.push([...start]);
      bytes = 0;
    }
    pages.at(-1)?.push(line);
    bytes += size;
  }
  return pages.map((page) => page.join('\n'));
}

/** The files of a completed job, each at most `maxBytes` long; every CSV file has the header. */
export function filesOf(project: Project, job: ExportJob, maxBytes: number): ExportFile[] {
  if (job.files !== undefined) return job.files;
  const rows = [...exportRows(project, job.selection)];
  const isCsv = job.outputFormat === 'text/csv';
  const [header, ...table] = isCsv ? csvLines(rows, job.delimiter) : [];
  const lines = isCsv ? table : rows.map((row) => JSON.stringify(row));
  const extension = isCsv ? 'csv' : 'json';
  job.files = cut(lines, header, maxBytes).map((content, index) => ({
    file: `${job.selection.dataTypeName}-${job.id}-${String(index + 1).padStart(5, '0')}.${extension}`,
    content,
  }));
  return job.files;
}

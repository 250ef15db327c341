import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import { formatDate, parseDate } from '../dates.ts';
import { dataTypeSchema } from '../export-data.ts';
import { type ExportJob, type JobState, filesOf, stateOf, timesOf } from '../export-jobs.ts';
import type { ExportLinks } from '../export-links.ts';
import type { Project } from '../project.ts';
import { readList } from '../queries.ts';
import { perSecond, serverSide } from '../rules.ts';

const filesPerPage = 10;

const startSchema = z.object({
  dataTypeName: dataTypeSchema,
  outputFormat: z.enum(['text/csv', 'application/x-json-stream']),
  startDateTime: z.string().nullish(),
  endDateTime: z.string().nullish(),
  onlyFields: z.string().nullish(),
  omitFields: z.string().nullish(),
  campaignId: z.int().nullish(),
  delimiter: z.string().nullish(),
});

function readTime(name: string, text: string | null | undefined, absent: number): number {
  if (!text) return absent;
  const time = parseDate(text);
  if (time === undefined) throw refuse(400, 'BadParams', `Invalid ${name}: ${text}`);
  return time;
}

const start: Handler = ({ project, body }) => {
  const wanted = body(startSchema);
  const job: ExportJob = {
    id: project.nextId(),
    selection: {
      dataTypeName: wanted.dataTypeName,
      from: readTime('startDateTime', wanted.startDateTime, Number.NEGATIVE_INFINITY),
      until: readTime('endDateTime', wanted.endDateTime, Number.POSITIVE_INFINITY),
      onlyFields: readList([wanted.onlyFields ?? '']),
      omitFields: readList([wanted.omitFields ?? '']),
      campaignId: wanted.campaignId ?? undefined,
    },
    outputFormat: wanted.outputFormat,
    delimiter: wanted.delimiter ?? ',',
    requestedAt: project.time.clock.now(),
    cancelledAt: undefined,
    files: undefined,
  };
  project.exportJobs.set(job.id, job);
  return Response.json({ jobId: job.id });
};

function requireJob(project: Project, jobId: number): ExportJob {
  const job = project.exportJobs.get(jobId);
  if (job === undefined) throw refuse(400, 'BadParams', `Export job ${jobId} does not exist`);
  return job;
}

function spell(project: Project, state: JobState): string {
  return project.switches.exportStateSpelling === 'lowercase' ? state.toLowerCase() : state;
}

export interface ExportJobOptions {
  links: ExportLinks;
  maxFileBytes: number;
  projects: () => Iterable<Project>;
}

export function registerExportJobs(api: Api, { links, maxFileBytes, projects }: ExportJobOptions) {
  const jobsBeside = ({ organization }: Project) =>
    [...projects()]
      .filter((other) => other.organization === organization)
      .flatMap((other) => [...other.exportJobs.values()]);

  const listFiles: Handler = ({ project, numericParameter, query }) => {
    const job = requireJob(project, numericParameter('jobId'));
    const state = stateOf(project, jobsBeside(project), job);
    const after = query.get('startAfter') ?? '';
    const files = state === 'Completed' ? filesOf(project, job, maxFileBytes) : [];
    const page = files.filter(({ file }) => file > after).slice(0, filesPerPage);
    return Response.json({
      jobId: job.id,
      jobState: spell(project, state),
      exportTruncated: false,
      files: page.map((file) => ({ file: file.file, url: links.sign(project, job, file) })),
    });
  };

  const cancel: Handler = ({ project, numericParameter }) => {
    const job = requireJob(project, numericParameter('jobId'));
    const state = stateOf(project, jobsBeside(project), job);
    if (state !== 'Enqueued' && state !== 'Running') {
      throw refuse(400, 'BadParams', `Export job ${job.id} is ${state.toLowerCase()}`);
    }
    job.cancelledAt = project.time.clock.now();
    return success();
  };

  const list: Handler = ({ project, query }) => {
    const wanted = query.get('jobState')?.toLowerCase();
    const jobs = [...project.exportJobs.values()].flatMap((job) => {
      const state = stateOf(project, jobsBeside(project), job);
      if (wanted !== undefined && wanted !== state.toLowerCase()) return [];
      const { startsAt, endsAt } = timesOf(project, jobsBeside(project), job);
      const bytes = state === 'Completed' ? filesOf(project, job, maxFileBytes) : [];
      return {
        id: job.id,
        dataTypeName: job.selection.dataTypeName,
        jobState: spell(project, state),
        scheduledStartTime: formatDate(startsAt),
        ...(state === 'Completed' || state === 'Cancelled' ? { endTime: formatDate(endsAt) } : {}),
        bytesExported: bytes.reduce((total, { content }) => total + new TextEncoder().encode(content).length, 0),
      };
    });
    return Response.json({ jobs });
  };

  const paced = serverSide(perSecond(1, 'organization'));
  api.endpoint('export.jobs.list', 'GET', '/api/export/jobs', serverSide(), list);
  api.endpoint('export.jobs.start', 'POST', '/api/export/start', paced, start);
  api.endpoint('export.jobs.files', 'GET', '/api/export/:jobId/files', paced, listFiles);
  api.endpoint('export.jobs.cancel', 'DELETE', '/api/export/:jobId', serverSide(perSecond(1)), cancel);
}

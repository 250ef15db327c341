import type { SandboxClock, SandboxServer } from '../kit/index.ts';
import type { ExportFile, ExportJob } from './export-jobs.ts';
import type { Project } from './project.ts';

const linkLifetime = 30 * 60_000;

interface Link {
  content: string;
  mediaType: string;
  expiresAt: number;
}

function denied(status: number, code: string, message: string): Response {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return new Response(body, { status, headers: { 'content-type': 'application/xml' } });
}

/**
 * The storage that holds the files of asynchronous exports: another host, where a signed link is all it takes for
 * thirty minutes and where an API key has no business.
 */
export function createExportLinks(clock: SandboxClock, storageUrl: string) {
  const links = new Map<string, Link>();
  return {
    sign(project: Project, job: ExportJob, { file, content }: ExportFile): string {
      const signature = crypto.randomUUID().replaceAll('-', '');
      const expiresAt = clock.now() + linkLifetime;
      const path = `/exports/${project.id}/${job.id}/${file}`;
      links.set(`${path} ${signature}`, { content, mediaType: job.outputFormat, expiresAt });
      return `${storageUrl}${path}?Expires=${Math.floor(expiresAt / 1000)}&Signature=${signature}`;
    },
    register(server: SandboxServer) {
      server.app.notFound(() => denied(403, 'AccessDenied', 'Access Denied'));
      server.route('export.file', 'GET', '/exports/:projectId/:jobId/:file', ({ req }) => {
        const { pathname, searchParams } = new URL(req.url);
        const link = links.get(`${pathname} ${searchParams.get('Signature')}`);
        if (req.header('api-key') !== undefined || req.header('authorization') !== undefined) {
          return denied(400, 'InvalidArgument', 'Only one auth mechanism allowed');
        }
        if (link === undefined) return denied(403, 'SignatureDoesNotMatch', 'The signature does not match');
        if (link.expiresAt <= clock.now()) return denied(403, 'AccessDenied', 'Request has expired');
        return new Response(link.content, { headers: { 'content-type': link.mediaType } });
      });
    },
    clear() {
      links.clear();
    },
  };
}

export type ExportLinks = ReturnType<typeof createExportLinks>;

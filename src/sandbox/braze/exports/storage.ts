import type { Handler } from 'hono';
import type { Workspace } from '../workspace/index.ts';
import { zip } from './zip.ts';

/** Refusals of the object storage that holds the files; it speaks XML. */
function refused(status: 403 | 404, code: string, message: string): Response {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return new Response(xml, { status, headers: { 'content-type': 'application/xml' } });
}

/**
 * Serves the files of finished exports to whoever has the link. A link is valid from the end of the export until it
 * expires.
 */
export function download(workspaces: () => Iterable<Workspace>): Handler {
  return async (context) => {
    const path = new URL(context.req.url).pathname;
    for (const workspace of workspaces()) {
      workspace.pending.settle();
      const job = workspace.exports.find((candidate) => candidate.path === path);
      if (job?.files === undefined) continue;
      if (workspace.clock.now() >= job.expiresAt) return refused(403, 'AccessDenied', 'Request has expired');
      const entries = job.files.map((text, index) => ({ name: `${String(index + 1).padStart(5, '0')}.txt`, text }));
      const archive = await zip(entries);
      return new Response(archive, { headers: { 'content-type': 'application/zip' } });
    }
    return refused(404, 'NoSuchKey', 'The specified key does not exist.');
  };
}

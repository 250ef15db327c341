import { type CatalogueEntry, catalogue, errorCodes } from '../../errors/index.ts';
import { type GeneratedFile } from './generated-file.ts';

const introduction = `# Errors

Every error that Crosswalk answers has a stable \`code\`. Programs may switch on it; the \`message\` is for people and may change.

\`\`\`json
{
  "statusCode": 404,
  "error": "Not Found",
  "message": "No user with id \\"u-1\\" exists in this Acme account.",
  "code": "record_not_found",
  "request_id": "req_01J9Z6T3",
  "retryable": false
}
\`\`\`

- \`request_id\` names the request in the log.
- \`retryable\` says whether the same request may succeed later without a change; \`retry_after\` then says in how many seconds.
- \`errors\` lists what is wrong, one entry for each field or record, where there is more to say than the message does.
- \`truto_is_remote_error\` is \`true\` when the vendor failed or refused, and \`raw_response\` has what it answered, secrets removed. Then the status may be the vendor's own.
`;

const legend =
  'In the lists below, *vendor* marks the failures of a vendor, and *retryable* those that may pass by themselves.';

/** Statuses in the order in which the contents list them, each with its codes. */
function byStatus(
  entries: readonly (readonly [string, CatalogueEntry])[],
): [number, (readonly [string, CatalogueEntry])[]][] {
  const statuses = [...new Set(entries.map(([, { status }]) => status))].sort((left, right) => left - right);
  return statuses.map((status) => [status, entries.filter(([, entry]) => entry.status === status)]);
}

function contents(entries: readonly (readonly [string, CatalogueEntry])[]): string {
  const rows = byStatus(entries).map(([status, group]) => {
    const lines = group.map(([code, { title, remote, retryable }]) => {
      const marks = [...(remote ? ['vendor'] : []), ...(retryable ? ['retryable'] : [])];
      return `- [\`${code}\`](#${code}): ${title}${marks.length === 0 ? '' : ` (*${marks.join(', ')}*)`}`;
    });
    return `**${status}**\n\n${lines.join('\n')}\n`;
  });
  return `## Contents\n\n${legend}\n\n${rows.join('\n')}`;
}

function section([code, { status, title, meaning, remedy, retryable, remote }]: readonly [
  string,
  CatalogueEntry,
]): string {
  const source = remote ? 'the vendor' : 'Crosswalk';
  const retry = retryable ? 'yes, later and unchanged' : 'no, not without a change';
  return `## ${code}\n\n**${title}.** Status ${status}, from ${source}; worth repeating: ${retry}.\n\n${meaning}\n\n**What to do:** ${remedy}\n`;
}

/** The page that says of every error what happened and what to do. */
export function generateErrorDocs(): GeneratedFile[] {
  const entries = errorCodes().map((code) => [code, catalogue[code]] as const);
  const sections = [...entries].sort(([left], [right]) => left.localeCompare(right, 'en')).map(section);
  const content = [
    '<!-- Generated from src/errors/catalogue.ts by `npm run generate`. Do not edit. -->\n',
    introduction,
    contents(entries),
    ...sections,
  ].join('\n');
  return [{ path: 'docs/errors.md', content }];
}

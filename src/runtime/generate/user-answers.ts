import { markdownTable } from './markdown-table.ts';

/** What the page on users says of writing objects in parts, below the table of who does what. */
export const partsNote = `Parts of \`address\` and \`company\` may be written alone: what is absent stays, \`null\` clears. Some vendors keep such an object as one value that a write replaces as a whole. There it is kept together in one of two ways:

- **merged**: the vendor is told to merge what is sent into what it has. Nothing is read, and writes at the same moment lose nothing of each other.
- **completed**: the object is read, completed and written whole. The next write of a part builds on it, so the answer waits until the vendor shows it, as with \`Prefer: confirm\`, whether that was asked for or not: for 30 seconds, or for the \`wait\` that was sent. \`applied\` says what was reached.

A vendor that merges is not told to where merging would be wrong, and the object is completed: when something within it is cleared, when a custom attribute of the same write is an object (which is replaced as a whole), when \`remote_data\` is sent, and when the vendor would have to merge deeper than it does.
`;

/** What no way of writing can promise. */
export const partsLimits = `What is left: of two completed writes of one object at the same moment the later one wins whole. A completed write that is answered as \`accepted\` was not shown in time, and the next one may be completed without it: read it back first, or give more time with \`Prefer: confirm, wait=120\`. Merged writes are not waited for, so a completed write at a vendor that merges first waits two seconds for them to be shown; a merged write that takes longer should be made with \`Prefer: confirm\` when a clearing one follows.
`;

const forms = markdownTable(
  ['Format', 'One user', 'A list', 'Create and update', 'Delete'],
  [
    [
      '`unified` (default)',
      'the unified user, the vendor’s in `remote_data`',
      'those in the envelope',
      'what was written, or once it is confirmed what is shown',
      '`id` and `applied`',
    ],
    [
      '`normalized`',
      'the vendor’s user',
      'those in the envelope',
      'the vendor’s user once it is confirmed, else the vendor’s answer',
      '`id` and `applied`',
    ],
    [
      '`raw`',
      'the JSON of the vendor’s answer, as it was sent',
      'the JSON of the vendor’s page in `result`, beside our cursors',
      'the JSON of the vendor’s answer to the write',
      'the JSON of the vendor’s answer',
    ],
    ['`debug`', '`result` and `debug`', 'the envelope and `debug`', '`result` and `debug`', '`result` and `debug`'],
  ],
);

/** What the page on users says of `truto_response_format`. */
export const formsSection = `## Forms of an answer

\`truto_response_format\` chooses, on every call:

${forms}

- Where a user is put together from several answers of the vendor, as at Segment, \`raw\` has them by part: \`traits\`, \`audiences\`, \`computed_traits\`, \`external_ids\` and \`metadata\`; a part that comes in pages is a list of them. Of users that are looked up by \`ids\` or \`emails\`, \`result\` is a list of the answers in which they came, each once.
- A vendor’s JSON that is no object stands in \`result\`.
- \`debug\` is \`{ requestUrl, requestOptions, status, data, responseHeaders, nextCursor, isLooping, isEmptyResult, resultCount, calls }\`, null when the vendor was not called. \`requestOptions\` is \`{ method, path, query, body }\` as it was sent, but for credentials. Of several calls the first is told, of a write the write itself; \`calls\` has all of them, each with its \`status\`, which is null where the vendor did not answer.
`;

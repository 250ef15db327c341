import { answerVersion1 } from './envelope.ts';
import type { Call } from './call.ts';
import { booleanParameter } from './parameters.ts';
import { badRequest } from './refusal.ts';
import { type Fields, byteLength, fieldsSchema, holdsObjectInArray, toInstant } from './values.ts';

const maximumSingleBytes = 4096;
const maximumBatchedBytes = 16_384;

/** One item of an upload: a record, or why it is none. */
export type UploadItem = { record: Fields } | { problem: string };

/** Checks one item; a record sent alone may be smaller than one in a batch. */
export function toItem(value: unknown, sent: 'alone' | 'in_batch'): UploadItem {
  const checked = fieldsSchema.safeParse(value);
  if (!checked.success) return { problem: 'a record must be a JSON object' };
  const nested = Object.entries(checked.data).find(([, field]) => holdsObjectInArray(field));
  if (nested !== undefined) return { problem: `field ${JSON.stringify(nested[0])} holds objects in an array` };
  const maximum = sent === 'alone' ? maximumSingleBytes : maximumBatchedBytes;
  const bytes = byteLength(JSON.stringify(checked.data));
  return bytes > maximum ? { problem: `record of ${bytes} bytes is larger than ${maximum}` } : { record: checked.data };
}

/** The items of a JSON upload: one object, or an array of them. */
export function toItems(body: unknown): { items: UploadItem[]; alone: boolean } {
  if (!Array.isArray(body)) return { items: [toItem(body, 'alone')], alone: true };
  return { items: body.map((value) => toItem(value, 'in_batch')), alone: false };
}

interface UploadOptions {
  stream: string;
  contentType: string;
  /** What a bad record does: end the upload with 400, keeping the records before it, or be counted and left out. */
  onBadRecord: 'stop' | 'leave_out';
}

/**
 * Queues the records of an upload and answers its counts. 200 says that they are queued, not that a profile changes:
 * that takes a mapped stream and an identity. With `dryrun` they are only checked.
 *
 * @throws Refusal at the first bad record, when bad records stop the upload.
 */
export function acceptUpload(call: Call, items: Iterable<UploadItem>, options: UploadOptions): Response {
  const dryRun = booleanParameter(call, 'dryrun', false);
  const dropErrors = booleanParameter(call, 'droperrors', false);
  const timestampField = call.query.get('timestamp_field') ?? '';
  const filename = call.query.get('filename') ?? '';
  let accepted = 0;
  let rejected = 0;
  for (const item of items) {
    if ('problem' in item) {
      if (options.onBadRecord === 'stop') throw badRequest(`record ${accepted + rejected + 1}: ${item.problem}`);
      rejected += 1;
      continue;
    }
    accepted += 1;
    if (dryRun) continue;
    const eventTime = timestampField === '' ? undefined : toInstant(item.record[timestampField]);
    call.account.receive(options.stream, item.record, { filename, ...(eventTime === undefined ? {} : { eventTime }) });
  }
  return answerVersion1({
    message_count: accepted,
    rejected_count: rejected,
    'content-type': options.contentType,
    droperrors: dropErrors,
    dryrun: dryRun,
    timestamp_field: timestampField,
    filename,
  });
}

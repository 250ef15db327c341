import type { Account } from './account.ts';
import type { RegisteredStream } from './stream-register.ts';
import type { StreamRecord } from './streams.ts';
import { type Json, toIsoTime } from './values.ts';

const mostEvents = 100;

/** A stream as v1 shows it. */
export function viewStream(account: Account, stream: RegisteredStream) {
  const { id, slug, channel, label, description, tables, providers, hidden, method, createdAt } = stream;
  const shown = { id, slug, channel, label, description, tables, providers, hidden, method };
  return { ...shown, account_id: account.id, aid: account.aid, created: toIsoTime(createdAt) };
}

/** A field that records of a stream have had. */
interface SeenField {
  name: string;
  count: number;
  /** The newest value. */
  sample: Json;
  firstSeenAt: number;
  lastSeenAt: number;
}

export function recordsOf(account: Account, { slug }: RegisteredStream): StreamRecord[] {
  return account.records.filter(({ stream }) => stream === slug);
}

/** The fields of a stream in the order in which they were first seen. */
export function fieldsOf(account: Account, stream: RegisteredStream): SeenField[] {
  const fields = new Map<string, SeenField>();
  for (const { record, receivedAt } of recordsOf(account, stream)) {
    for (const [name, sample] of Object.entries(record)) {
      const seen = fields.get(name) ?? { name, count: 0, sample, firstSeenAt: receivedAt, lastSeenAt: receivedAt };
      fields.set(name, { ...seen, count: seen.count + 1, sample, lastSeenAt: receivedAt });
    }
  }
  return [...fields.values()];
}

function viewField(stream: RegisteredStream, { name, count, sample, firstSeenAt, lastSeenAt }: SeenField) {
  return {
    name,
    count,
    sample,
    first_seen: toIsoTime(firstSeenAt),
    last_seen: toIsoTime(lastSeenAt),
    hidden: stream.hiddenFields.has(name),
  };
}

export function viewFieldsOf(account: Account, stream: RegisteredStream) {
  return fieldsOf(account, stream).map((field) => viewField(stream, field));
}

/** A stream with how much was sent to it. */
export function viewActivity(account: Account, stream: RegisteredStream) {
  const records = recordsOf(account, stream);
  const first = records[0];
  const last = records.at(-1);
  return {
    stream: stream.slug,
    label: stream.label,
    hidden: stream.hidden,
    ct: records.length,
    ...(first === undefined ? {} : { first_msg_ts: toIsoTime(first.receivedAt) }),
    ...(last === undefined ? {} : { last_msg_ts: toIsoTime(last.receivedAt) }),
  };
}

/** The newest records, newest first. */
export function viewEvents(account: Account, stream: RegisteredStream) {
  return recordsOf(account, stream)
    .slice(-mostEvents)
    .reverse()
    .map(({ record, receivedAt, eventTime }) => ({
      stream: stream.slug,
      received: toIsoTime(receivedAt),
      ts: toIsoTime(eventTime),
      data: record,
    }));
}

import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../api/index.ts';
import { createLog } from './log.ts';

const request: LogEntry = {
  level: 'info',
  message: 'request',
  request_id: 'r-1',
  method: 'GET',
  route: '/integrated-account',
  status: 200,
  milliseconds: 3,
};
const failure: LogEntry = {
  level: 'error',
  message: 'It broke.',
  request_id: 'r-2',
  code: 'internal_error',
  cause: 'Error: it\n    at somewhere',
};

function written(format: 'json' | 'text', ...entries: LogEntry[]): string {
  const texts: string[] = [];
  const log = createLog({ clock: { now: () => Date.UTC(2026, 0, 1) }, write: (text) => texts.push(text), format });
  for (const entry of entries) log(entry);
  return texts.join('');
}

describe('createLog', () => {
  it('writes one JSON object with the time on each line for machines', () => {
    const lines = written('json', request, failure).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { time: '2026-01-01T00:00:00.000Z', ...request },
      { time: '2026-01-01T00:00:00.000Z', ...failure },
    ]);
  });

  it('writes a short line for each request for people', () => {
    expect(written('text', request)).toMatch(/^\d\d:\d\d:\d\d GET \/integrated-account 200 3 ms\n$/);
  });

  it('writes what failed with its fields, and its cause below', () => {
    expect(written('text', failure)).toMatch(
      /^\d\d:\d\d:\d\d error: It broke\. request_id=r-2 code=internal_error \n {2}Error: it\n {6}at somewhere\n$/,
    );
  });
});

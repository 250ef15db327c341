import { contentType, check, parseJson, readText, requireContentType } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { parseCsv } from '../csv.ts';
import { booleanParameter, choiceParameter, listParameter } from '../parameters.ts';
import { badRequest, notFound } from '../refusal.ts';
import { type UploadItem, acceptUpload, toItem, toItems } from '../uploads.ts';
import { type Fields, fieldsSchema } from '../values.ts';

const csvTypes = ['application/csv', 'text/csv'];

async function collectJson(call: Call): Promise<Response> {
  requireContentType(call.request, ['application/json']);
  const { items, alone } = toItems(parseJson(await readText(call)));
  return acceptUpload(call, items, {
    stream: call.parameter('stream'),
    contentType: 'application/json',
    onBadRecord: alone ? 'stop' : 'leave_out',
  });
}

function* toRecords(text: string, delimiter: string, headers: string[], append: Fields): Generator<UploadItem> {
  let names = headers;
  for (const row of parseCsv(text, delimiter)) {
    if ('problem' in row) {
      yield { problem: row.problem };
      continue;
    }
    if (names.length === 0) {
      names = row.cells;
      continue;
    }
    const { cells } = row;
    if (cells.length !== names.length) {
      yield { problem: `${cells.length} cells under ${names.length} headers` };
      continue;
    }
    const filled = names.flatMap((name, index) => (cells[index] === '' ? [] : [[name, cells[index] ?? '']]));
    yield toItem({ ...Object.fromEntries(filled), ...append }, 'in_batch');
  }
}

async function collectCsv(call: Call, type: string): Promise<Response> {
  const delimiter = choiceParameter(call, 'delimiter', [',', 't', '|'], ',');
  const appended = call.query.get('append');
  const append = appended === null ? {} : check(fieldsSchema, parseJson(appended));
  const text = await readText(call);
  const records = toRecords(text, delimiter === 't' ? '\t' : delimiter, listParameter(call, 'headers'), append);
  return acceptUpload(call, records, { stream: call.parameter('stream'), contentType: type, onBadRecord: onBad(call) });
}

const onBad = (call: Call) => (booleanParameter(call, 'droperrors', false) ? 'leave_out' : 'stop');

async function collectBulk(call: Call): Promise<Response> {
  const type = contentType(call.request);
  if (csvTypes.includes(type)) return collectCsv(call, type);
  requireContentType(call.request, ['application/json', ...csvTypes]);
  const body = parseJson(await readText(call));
  const items = (Array.isArray(body) ? body : [body]).map((value) => toItem(value, 'in_batch'));
  return acceptUpload(call, items, { stream: call.parameter('stream'), contentType: type, onBadRecord: onBad(call) });
}

/** The intake that webhooks of partners are pointed at; the account is its number, not its id. */
async function collectWebhook(call: Call): Promise<Response> {
  if (call.query.get('key') === null) throw badRequest('key is required');
  if (call.parameter('account_number') !== String(call.account.aid)) throw notFound('account not found');
  const { items, alone } = toItems(parseJson(await readText(call)));
  return acceptUpload(call, items, {
    stream: call.parameter('stream'),
    contentType: contentType(call.request),
    onBadRecord: alone ? 'stop' : 'leave_out',
  });
}

/** Large files, CSV or JSON by content type. Both hosts take them, up to their own body size. */
export function registerBulkUpload(register: Register): void {
  for (const endpoint of ['collect.bulkCsv', 'collect.bulkJson']) {
    register(endpoint, 'POST', '/collect/bulk/:stream', 'upload', collectBulk);
  }
}

/** Records and webhooks of the main host. */
export function registerCollect(register: Register): void {
  register('collect.json', 'POST', '/collect/json/:stream', 'upload', collectJson);
  register('collect.c', 'POST', '/c/:account_number/:stream', 'webhookIntake', collectWebhook);
}

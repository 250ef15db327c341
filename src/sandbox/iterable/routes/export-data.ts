import { refuse } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { formatDate } from '../dates.ts';
import { viewEvent } from '../events.ts';
import { type ExportSelection, csvLines, dataTypeSchema, exportRows } from '../export-data.ts';
import { locate, readIdentity } from '../identity.ts';
import { readBoolean, readDate, readInteger, readList, readText } from '../queries.ts';
import { perMinute, serverSide } from '../rules.ts';
import { streamLines } from '../streams.ts';

const day = 86_400_000;

/** A named range, or both ends of a window: neither, one end, or both kinds together are refused (400). */
function readWindow({ query, project }: Call): { from: number; until: number } {
  const range = query.get('range');
  const [from, until] = [readDate(query, 'startDateTime'), readDate(query, 'endDateTime')];
  const today = Math.floor(project.time.clock.now() / day) * day;
  const ranges: Record<string, { from: number; until: number }> = {
    Today: { from: today, until: Number.POSITIVE_INFINITY },
    Yesterday: { from: today - day, until: today },
    BeforeToday: { from: Number.NEGATIVE_INFINITY, until: today },
    All: { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY },
  };
  if (range !== null) {
    const named = ranges[range];
    if (named === undefined) throw refuse(400, 'BadParams', `Invalid range: ${range}`);
    if (from === undefined && until === undefined) return named;
  } else if (from !== undefined && until !== undefined) return { from, until };
  throw refuse(400, 'BadParams', 'Either range or both startDateTime and endDateTime must be given');
}

function readSelection(call: Call): ExportSelection {
  const { query } = call;
  const dataType = dataTypeSchema.safeParse(readText(query, 'dataTypeName'));
  if (!dataType.success) throw refuse(400, 'BadParams', `Invalid dataTypeName: ${query.get('dataTypeName')}`);
  return {
    dataTypeName: dataType.data,
    ...readWindow(call),
    onlyFields: readList(query.getAll('onlyFields')),
    omitFields: readList(query.getAll('omitFields')),
    campaignId: readInteger(query, 'campaignId'),
  };
}

function* asJson(rows: Iterable<unknown>): Generator<string> {
  for (const row of rows) yield JSON.stringify(row);
}

const jsonStream = { 'content-type': 'application/x-json-stream' };

const exportCsv: Handler = (call) => {
  const selection = readSelection(call);
  const lines = csvLines([...exportRows(call.project, selection)], call.query.get('delimiter') ?? ',');
  const stamp = formatDate(call.project.time.clock.now()).slice(0, 19).replaceAll(/\D/g, '');
  return streamLines(lines, {
    'content-type': 'text/csv',
    'content-disposition': `attachment; filename="${selection.dataTypeName}_${stamp}.csv"`,
  });
};

/** The whole history of one user; the custom events only when asked for. */
const exportUserEvents: Handler = ({ project, query }) => {
  const profile = locate(project, readIdentity(project, { email: query.get('email'), userId: query.get('userId') }));
  const withCustom = readBoolean(query, 'includeCustomEvents');
  const events = (profile?.events ?? []).filter(({ eventType }) => withCustom || eventType !== 'customEvent');
  const rows = profile === undefined ? [] : events.map((event) => viewEvent(profile, event));
  return streamLines(asJson(rows), jsonStream);
};

export function registerExportData(api: Api) {
  api.endpoint('export.dataJson', 'GET', '/api/export/data.json', serverSide(perMinute(4)), (call) =>
    streamLines(asJson([...exportRows(call.project, readSelection(call))]), jsonStream),
  );
  api.endpoint('export.dataCsv', 'GET', '/api/export/data.csv', serverSide(perMinute(4)), exportCsv);
  api.endpoint('export.userEvents', 'GET', '/api/export/userEvents', serverSide(), exportUserEvents);
}

import { z } from 'zod';
import { name, read, upToLimit } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { queryDate, queryList, slice } from '../pagination.ts';
import { printListTime } from '../times.ts';
import { acceptWrite } from '../workspace/index.ts';

/** Newest first; numbers that are asked for win over the dates. */
function list({ workspace, query }: Call): Answer {
  const asked = queryList(query, 'phone_numbers');
  const start = queryDate(query, 'start_date') ?? Number.NEGATIVE_INFINITY;
  const end = queryDate(query, 'end_date') ?? Number.POSITIVE_INFINITY;
  const rows = [...workspace.invalidPhoneNumbers]
    .filter(([phone, at]) => (asked.length > 0 ? asked.includes(phone) : at >= start && at < end))
    .sort(([, first], [, second]) => second - first)
    .map(([phone, at]) => ({ phone, invalid_detected_at: printListTime(at) }));
  return { status: 200, body: { sms: slice(rows, query, { maxLimit: 500 }), message: 'success' } };
}

const removal = z.object({ phone_numbers: upToLimit(name).min(1) });

function remove({ workspace, body }: Call): Answer {
  const { phone_numbers } = read(removal, body);
  acceptWrite(workspace, () => {
    for (const phone of phone_numbers) workspace.invalidPhoneNumbers.delete(phone);
  });
  return { status: 201, body: { message: 'success' } };
}

export const invalidPhoneNumberEndpoints: readonly Endpoint[] = [
  namedEndpoint('GET', 'sms.invalid_phone_numbers', list),
  namedEndpoint('POST', 'sms.invalid_phone_numbers.remove', remove),
];

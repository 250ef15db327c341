import type { Call, Register } from '../call.ts';
import type { AccountChange } from '../changes.ts';
import { answer } from '../envelope.ts';
import { integerParameter } from '../parameters.ts';
import { badRequest, notFound } from '../refusal.ts';
import { relativeInstant } from '../segment-ql/index.ts';
import { toInstant, toIsoTime } from '../values.ts';

function view({ account }: Call, { id, verb, subjectType, subjectId, at }: AccountChange) {
  return {
    id,
    aid: account.aid,
    account_id: account.id,
    verb,
    subject_type: subjectType,
    subject_id: subjectId,
    message: `${subjectType} ${subjectId} was ${verb}`,
    created: toIsoTime(at),
  };
}

/** A time of the query: a date, or one such as `now-3d`. */
function timeParameter({ query, account }: Call, name: string, byDefault: string): number {
  const text = query.get(name) ?? byDefault;
  const instant = relativeInstant(text, account.clock.now()) ?? toInstant(text);
  if (instant === undefined) throw badRequest(`${name} must be a date, or a time such as now-3d`);
  return instant;
}

/** The changes that a query asks for, the newest first: those of the last three days unless it says otherwise. */
function list(call: Call): Response {
  const { query, account } = call;
  const after = timeParameter(call, 'after', 'now-3d');
  const before = timeParameter(call, 'before', 'now');
  const agrees = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const found = account.changes
    .list()
    .filter(({ at }) => at >= after && at <= before)
    .filter(
      ({ verb, subjectType, subjectId }) =>
        agrees('verb', verb) && agrees('type', subjectType) && agrees('id', subjectId),
    )
    .map((change) => view(call, change))
    .filter(({ message }) => message.includes(query.get('query') ?? ''));
  return answer(call, found.slice(0, integerParameter(call, 'limit', 20)));
}

function get(call: Call): Response {
  const change = call.account.changes.list().find(({ id }) => id === call.parameter('id'));
  if (change === undefined) throw notFound('event not found');
  return answer(call, view(call, change));
}

/** System events: what was created, changed and deleted in the account. */
export function registerEvents(register: Register): void {
  register('event.list', 'GET', '/api/event', 'administer', list);
  register('event.get', 'GET', '/api/event/:id', 'administer', get);
}

import { z } from 'zod';
import { type AcceptedEvent } from '../../state/index.ts';
import { startOfMonth } from './regulation-quota.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { parseInput } from '../input.ts';
import { list } from '../items.ts';

const oneDay = 86_400_000;
const periodSchema = z.object({ period: z.iso.date() });

/** Events of one day; of one source when sources are told apart. */
interface Day {
  start: number;
  sourceId: string;
  events: AcceptedEvent[];
}

interface Period {
  start: number;
  end: number;
}

/** The month whose first day a query names. Throws a 422 `Refusal` for what is no date. */
function periodOf({ query }: PublicCall): Period {
  const { period } = parseInput(periodSchema, { period: query.get('period') ?? undefined });
  const date = Date.parse(period);
  return { start: startOfMonth(date), end: startOfMonth(date, 1) };
}

/** The days of a period that have events, in their order. */
function daysOf({ workspace }: PublicCall, { start, end }: Period, bySource: boolean): Day[] {
  const days = new Map<string, Day>();
  for (const event of workspace.events) {
    if (event.receivedAt < start || event.receivedAt >= end) continue;
    const day = Math.floor(event.receivedAt / oneDay) * oneDay;
    const key = bySource ? `${day} ${event.sourceId}` : String(day);
    const known = days.get(key) ?? { start: day, sourceId: event.sourceId, events: [] };
    known.events.push(event);
    days.set(key, known);
  }
  return [...days.values()].toSorted((one, other) => one.start - other.start);
}

const timestampOf = ({ start }: Day) => ({ timestamp: new Date(start).toISOString() });

/** Calls, as the text that the vendor writes counts as. */
function countCalls(day: Day): object {
  return { apiCalls: String(day.events.length), ...timestampOf(day) };
}

/** Tracked users: known ones by their user ids, the others by their anonymous ids. */
function countUsers(day: Day, { start, end }: Period): object {
  const identified = new Set(day.events.flatMap(({ userId }) => userId ?? []));
  const anonymous = new Set(day.events.flatMap(({ anonymousId }) => anonymousId ?? []));
  const both = new Set(day.events.flatMap(({ userId, anonymousId = [] }) => (userId === undefined ? [] : anonymousId)));
  return {
    periodStart: start / 1000,
    periodEnd: end / 1000,
    anonymous: String(anonymous.size),
    anonymousIdentified: String(both.size),
    identified: String(identified.size),
    neverIdentified: String(anonymous.size - both.size),
    ...timestampOf(day),
  };
}

function answer(call: PublicCall, name: string, bySource: boolean, count: (day: Day, period: Period) => object) {
  const period = periodOf(call);
  return list(call, name, daysOf(call, period, bySource), (day) => ({
    ...(bySource ? { sourceId: day.sourceId } : {}),
    ...count(day, period),
  }));
}

/** What a workspace uses of the vendor, day by day. */
export const usageAnswers: PublicAnswers = {
  'public.getDailyWorkspaceAPICallsUsage': (call) => answer(call, 'dailyWorkspaceAPICallsUsage', false, countCalls),
  'public.getDailyPerSourceAPICallsUsage': (call) => answer(call, 'dailyPerSourceAPICallsUsage', true, countCalls),
  'public.getDailyWorkspaceMTUUsage': (call) => answer(call, 'dailyWorkspaceMTUUsage', false, countUsers),
  'public.getDailyPerSourceMTUUsage': (call) => answer(call, 'dailyPerSourceMTUUsage', true, countUsers),
};

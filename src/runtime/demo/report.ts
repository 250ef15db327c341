import type { JsonValue } from '../../mapping/index.ts';
import { textTable } from '../text-table.ts';
import type { Step } from './everyday.ts';
import type { FieldDifference, UserOutcome } from './round-trip.ts';
import type { Screen } from './screen.ts';

/** What became of the demo on one platform. */
export interface PlatformResult {
  label: string;
  outcomes: readonly UserOutcome[];
  /** Requests made to Crosswalk for it, and how many of those were told to wait. */
  requests: number;
  refused: number;
  /** Calls that the vendor received. */
  vendorCalls: number;
  seconds: number;
}

/** How many differing users, and fields of each, are shown per platform. */
const shownUsers = 3;
const shownFields = 5;

function count(outcomes: readonly UserOutcome[], ...states: UserOutcome['state'][]): number {
  return outcomes.filter(({ state }) => states.includes(state)).length;
}

export function isAllEqual({ outcomes }: Pick<PlatformResult, 'outcomes'>): boolean {
  return outcomes.length === count(outcomes, 'equal');
}

/** The table of the round trips, one row per platform. */
export function roundTripTable(results: readonly PlatformResult[], { paint }: Pick<Screen, 'paint'>): string[] {
  const title = [
    'platform',
    'written',
    'read back',
    'equal',
    'different',
    'requests',
    'told to wait',
    'vendor calls',
    'seconds',
  ];
  const rows = results.map(({ label, outcomes, requests, refused, vendorCalls, seconds }) => [
    label,
    String(outcomes.length - count(outcomes, 'refused')),
    String(count(outcomes, 'different', 'equal')),
    String(count(outcomes, 'equal')),
    String(outcomes.length - count(outcomes, 'equal')),
    String(requests),
    String(refused),
    String(vendorCalls),
    seconds.toFixed(1),
  ]);
  return textTable([title, ...rows], {
    numeric: title.map((_, column) => column).slice(1),
    paint(cell, row, column) {
      if (row === 0) return paint('dim', cell);
      if (title[column] === 'equal') return paint('green', cell);
      return title[column] === 'different' && cell.trim() !== '0' ? paint('red', cell) : cell;
    },
  });
}

/** The table of what was tried with one user: steps down, platforms across. */
export function everydayTable(
  platforms: readonly { label: string; steps: readonly Step[] }[],
  { paint }: Pick<Screen, 'paint'>,
): string[] {
  const titles = platforms[0]?.steps.map(({ title }) => title) ?? [];
  const mark = (steps: readonly Step[], index: number) => (steps[index]?.problem === undefined ? 'yes' : 'NO');
  const rows = titles.map((title, index) => [title, ...platforms.map(({ steps }) => mark(steps, index))]);
  return textTable([['one user', ...platforms.map(({ label }) => label)], ...rows], {
    paint(cell, row, column) {
      if (row === 0) return paint('dim', cell);
      if (column === 0) return cell;
      return paint(cell.trim() === 'yes' ? 'green' : 'red', cell);
    },
  });
}

const show = (value: JsonValue | undefined) => (value === undefined ? 'nothing' : JSON.stringify(value));

function describeDifferences(differences: readonly FieldDifference[]): string[] {
  const lines = differences.map(({ field, written, read }) => `${field}: wrote ${show(written)}, reads ${show(read)}`);
  return lines.length <= shownFields
    ? lines
    : [...lines.slice(0, shownFields), `and ${lines.length - shownFields} more fields`];
}

function describeOutcome({ id, state, reason, differences }: UserOutcome): string[] {
  if (state === 'refused') return [`  ${id} was not written: ${reason ?? 'no reason given'}`];
  if (state === 'missing') return [`  ${id} was written and is not shown`];
  return [`  ${id} differs`, ...describeDifferences(differences).map((line) => `    ${line}`)];
}

/** What is not equal on one platform: the first users, field by field. Nothing when all is equal. */
export function describeProblems({ label, outcomes }: Pick<PlatformResult, 'label' | 'outcomes'>): string[] {
  const wrong = outcomes.filter(({ state }) => state !== 'equal');
  if (wrong.length === 0) return [];
  const more = wrong.length - shownUsers;
  return [
    `${label}: ${wrong.length} of ${outcomes.length} users are not equal`,
    ...wrong.slice(0, shownUsers).flatMap(describeOutcome),
    ...(more > 0 ? [`  and ${more} more users`] : []),
  ];
}

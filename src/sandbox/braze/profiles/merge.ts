import type { Profile, Tally } from './profile.ts';
import type { ProfileStore } from './store.ts';

function fill<Value>(kept: Map<string, Value>, merged: ReadonlyMap<string, Value>) {
  for (const [key, value] of merged) if (!kept.has(key)) kept.set(key, value);
}

function addTallies(kept: Map<string, Tally>, merged: ReadonlyMap<string, Tally>) {
  for (const [name, tally] of merged) countIn(kept, name, tally);
}

/** Adds occurrences to a tally: counts are summed, the first time is the earlier, the last the later. */
export function countIn(tallies: Map<string, Tally>, name: string, { first, last, count }: Tally) {
  const before = tallies.get(name);
  tallies.set(name, {
    first: Math.min(before?.first ?? first, first),
    last: Math.max(before?.last ?? last, last),
    count: (before?.count ?? 0) + count,
  });
}

/** Moves into `kept` what it lacks, sums what is counted, and removes `merged`. Kept values always win. */
export function mergeProfiles(store: ProfileStore, merged: Profile, kept: Profile) {
  if (merged === kept) return;
  const aliases = [...merged.aliases];
  const { email, phone } = merged;
  store.remove(merged);
  for (const [alias_label, alias_name] of aliases) store.addAlias(kept, { alias_label, alias_name });
  if (kept.email === undefined && email !== undefined) {
    store.setEmail(kept, email);
    kept.emailState = merged.emailState;
  }
  if (kept.phone === undefined) store.setPhone(kept, phone);
  fill(kept.fields, merged.fields);
  fill(kept.customAttributes, merged.customAttributes);
  fill(kept.pushTokens, merged.pushTokens);
  fill(kept.groups, merged.groups);
  addTallies(kept.customEvents, merged.customEvents);
  addTallies(kept.purchases, merged.purchases);
  kept.totalRevenue += merged.totalRevenue;
  store.touch(kept);
}

import { notFound } from './refusal.ts';
import { type Fields, toIsoTime } from './values.ts';

/** One version of a flow: a journey of customers through steps. */
export type Flow = Fields & { name: string; version: number; created: string };

/** The flows of an account. A change makes a new version and keeps the old ones. */
export function createFlows(now: () => number) {
  const flows = new Map<string, Flow[]>();

  /** The versions of a flow, oldest first. Throws a 404 `Refusal`. */
  function versions(name: string): Flow[] {
    const found = flows.get(name);
    if (found === undefined) throw notFound('flow not found');
    return found;
  }

  function get(name: string, version: string): Flow {
    const found = versions(name).find((flow) => String(flow.version) === version);
    if (found === undefined) throw notFound('flow version not found');
    return found;
  }

  return {
    versions,
    get,
    names: () => [...flows.keys()],
    /** Makes the next version of the flow of this name, or its first. */
    put(name: string, sent: Fields): Flow {
      const known = flows.get(name) ?? [];
      const version = (known.at(-1)?.version ?? 0) + 1;
      const flow: Flow = { state: 'draft', ...sent, name, version, created: toIsoTime(now()) };
      flows.set(name, [...known, flow]);
      return flow;
    },
    /** Forgets every version. */
    remove(name: string): Flow[] {
      const removed = versions(name);
      flows.delete(name);
      return removed;
    },
    removeVersion(name: string, version: string): Flow {
      const removed = get(name, version);
      const rest = versions(name).filter((flow) => flow !== removed);
      if (rest.length === 0) flows.delete(name);
      else flows.set(name, rest);
      return removed;
    },
  };
}

import {
  connect,
  ConnectError,
  type ConnectOptions,
  type ConnectResult,
  mapFields,
  type MappingOptions,
} from '../../../sdk/index.ts';
import '../../../sdk/element/index.ts';

/** How a visit ended, as far as it can leave the browser. */
export type Ending = ConnectResult | { rejected: unknown };

/** A visit as a test asks for it. */
export interface Wish extends Omit<ConnectOptions & MappingOptions, 'signal' | 'container'> {
  /** What is rejected with when no token comes; absent: there is one. */
  withoutToken?: string;
  /** Selector of the container. */
  within?: string;
  map?: boolean;
  /** The reason with which it is aborted before it begins. */
  aborted?: string;
}

/** What the page of the product offers to tests. */
export interface Host {
  begin(name: string, wish: Wish): void;
  abort(name: string, reason: string): void;
  /** Settles when the visit does. */
  ending(name: string): Promise<Ending | undefined>;
  /** The names of visits that ended, in order. */
  ended: string[];
}

declare global {
  interface Window {
    host: Host;
  }
}

const visits = new Map<string, { controller: AbortController; ending: Promise<Ending> }>();

function plain(error: unknown): unknown {
  if (error instanceof ConnectError) {
    const { name, code, message, integration, integratedAccountId } = error;
    return { name, code, message, integration, integratedAccountId };
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : error;
}

async function endingOf(name: string, result: Promise<ConnectResult>): Promise<Ending> {
  try {
    return await result;
  } catch (error) {
    return { rejected: plain(error) };
  } finally {
    window.host.ended.push(name);
  }
}

window.host = {
  ended: [],
  begin(name, { withoutToken, within, map = false, aborted, ...options }) {
    const controller = new AbortController();
    const { signal } = controller;
    if (aborted !== undefined) controller.abort(aborted);
    const container = within === undefined ? undefined : (document.querySelector(within) ?? undefined);
    const token = withoutToken === undefined ? `token of ${name}` : Promise.reject(new Error(withoutToken));
    const result = (map ? mapFields : connect)(token, { ...options, container, signal });
    visits.set(name, { controller, ending: endingOf(name, result) });
  },
  abort: (name, reason) => visits.get(name)?.controller.abort(reason),
  ending: async (name) => visits.get(name)?.ending,
};

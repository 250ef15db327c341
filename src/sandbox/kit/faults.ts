/** What goes wrong with a request that a fault rule catches. */
export type Fault =
  /** Answer with this status instead; the request is not applied. */
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  /** Apply the request, then lose the answer: the caller sees a broken connection. */
  | { kind: 'lost_answer' }
  /** Break the connection before the request is applied. */
  | { kind: 'refused_connection' }
  /** Apply the request, send half of the answer's body, then break the connection. */
  | { kind: 'cut_body' }
  /** Apply the request, answer with the right status and headers and a body that is not what the type says. */
  | { kind: 'malformed_body' }
  /** Hold the answer back until the returned promise settles; `milliseconds` is for those who look at the rules. */
  | { kind: 'latency'; until: () => Promise<void>; milliseconds?: number };

/** Which requests a fault catches, and how often. */
export interface FaultRule {
  /** Upper-case method; absent: any. */
  method?: string;
  /** Text that the path must contain; absent: any. */
  path?: string;
  /** How many requests it catches before it is spent; absent: every one until `clear`. */
  times?: number;
  fault: Fault;
}

/** A rule in force, with how many more requests it catches. */
export interface ActiveFaultRule extends FaultRule {
  /** `Infinity` for a rule without `times`. */
  left: number;
}

/**
 * Faults on demand. Rules are tried in the order they were added; the first that matches is used.
 *
 * @example
 * sandbox.braze.faults.add({ path: '/users/track', times: 2, fault: { kind: 'status', status: 503 } });
 */
export function createFaults() {
  let rules: ActiveFaultRule[] = [];
  return {
    add(rule: FaultRule) {
      rules.push({ ...rule, left: rule.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      rules = [];
    },
    /** The rules that can still catch a request, in the order in which they are tried. */
    list: (): ActiveFaultRule[] => rules.filter(({ left }) => left > 0).map((rule) => ({ ...rule })),
    /** The fault for this request, if any; counts it against the rule. */
    take(method: string, path: string): Fault | undefined {
      const rule = rules.find(
        (candidate) =>
          candidate.left > 0 &&
          (candidate.method === undefined || candidate.method === method) &&
          (candidate.path === undefined || path.includes(candidate.path)),
      );
      if (rule === undefined) return undefined;
      rule.left -= 1;
      return rule.fault;
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;

import type { JsonObject } from './json.ts';
import type { LimitPool } from './limits.ts';
import type { Workspace } from './workspace/index.ts';

/** A request that has passed the gate. */
export interface Call {
  workspace: Workspace;
  path: string;
  query: URLSearchParams;
  /** Empty when the request has no body. */
  body: JsonObject;
  /** A parameter of the path, decoded. */
  parameter: (name: string) => string;
}

export interface Answer {
  status: number;
  /** Absent: the answer has no body. */
  body?: JsonObject;
  headers?: Record<string, string>;
}

/** One line of the vendor's API: where it is, who may call it, how often, and what it does. */
export interface Endpoint {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Absent: any key that the server knows may call it. */
  permission?: string;
  pool: LimitPool;
  /** True: it has the limit of its pool for itself. */
  countsAlone?: boolean;
  /** A second limit, which depends on what the call says. */
  alsoCounts?: (call: Call) => LimitPool | undefined;
  /** Largest body; absent: 4 MB. */
  largestBody?: number;
  answer: (call: Call) => Answer;
}

/** An endpoint whose path and permission are both its name, as most are. */
export function namedEndpoint(
  method: Endpoint['method'],
  name: string,
  answer: Endpoint['answer'],
  pool: LimitPool = 'default',
): Endpoint {
  return { method, name, path: `/${name.replaceAll('.', '/')}`, permission: name, pool, answer };
}

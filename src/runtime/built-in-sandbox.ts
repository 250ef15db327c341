import type { SandboxOptions } from '../crosswalk-options.ts';
import { transportFromFetch } from '../egress/index.ts';
import { connectionOf, createSandbox, furnish, type Sandbox, type World } from '../sandbox/index.ts';

/** The four vendors in this process, and how accounts reach them. */
export interface BuiltInSandbox extends SandboxOptions {
  readonly sandbox: Sandbox;
  readonly world: World;
}

/** Enough to look into what was just sent; the process runs for long. */
const rememberedRequests = 1000;

/** Starts the vendors with an account of each, which hold this many sample people. */
export function startBuiltInSandbox(people: number): BuiltInSandbox {
  const sandbox = createSandbox({ rememberedRequests });
  const world = furnish(sandbox, { people });
  return { sandbox, world, transport: transportFromFetch((request) => sandbox.fetch(request)), connectionOf };
}

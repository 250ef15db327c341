import type { SandboxOptions } from '../crosswalk-options.ts';
import { transportFromFetch } from '../egress/index.ts';
import { connectionOf, createSandbox, furnish, rememberedForLong, type Sandbox, type World } from '../sandbox/index.ts';

/** The four vendors in this process, and how accounts reach them. */
export interface BuiltInSandbox extends SandboxOptions {
  readonly sandbox: Sandbox;
  readonly world: World;
}

/** Starts the vendors with an account of each, which hold this many sample people. */
export function startBuiltInSandbox(people: number): BuiltInSandbox {
  const sandbox = createSandbox(rememberedForLong);
  const world = furnish(sandbox, { people });
  return { sandbox, world, transport: transportFromFetch((request) => sandbox.fetch(request)), connectionOf };
}

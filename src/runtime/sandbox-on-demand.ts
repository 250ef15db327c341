import type { SandboxOptions } from '../crosswalk-options.ts';
import type { BuiltInSandbox } from './built-in-sandbox.ts';

/** The sandbox of a process, made when something of it is first needed. */
export interface SandboxOnDemand extends SandboxOptions {
  /** The sandbox; made by the first call, which takes a fifth of a second. When that fails, the next call tries again. */
  readonly start: () => Promise<BuiltInSandbox>;
}

/** Nobody else may load the vendors: the rest of a start goes without their code. */
async function load(people: number): Promise<BuiltInSandbox> {
  const { startBuiltInSandbox } = await import('./built-in-sandbox.ts');
  return startBuiltInSandbox(people);
}

/** A sandbox with this many sample people in every account, of which nothing is loaded until it is needed. */
export function createSandboxOnDemand(people: number, make: typeof load = load): SandboxOnDemand {
  let started: Promise<BuiltInSandbox> | undefined;
  function start(): Promise<BuiltInSandbox> {
    started ??= make(people).catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  }
  return {
    start,
    transport: { send: async (request) => (await start()).transport.send(request) },
    connectionOf: async (integration) => (await start()).connectionOf(integration),
  };
}

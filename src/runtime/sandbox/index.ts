export { readArguments } from './arguments.ts';
export { type ServeSandboxOptions, type ServedAddress, type ServedSandbox, serveSandbox } from './serve-sandbox.ts';
export { summarise } from './summary.ts';

export { type ExampleCall, exampleCalls } from './example-calls.ts';
export { type Connection, type World, connections, furnish, iterableConnections } from './furnish.ts';

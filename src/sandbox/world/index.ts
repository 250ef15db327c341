export { type ExampleCall, exampleCalls } from './example-calls.ts';
export { type Connection, type World, connectionOf, connections, furnish, iterableConnections } from './furnish.ts';

import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { integrationSources } from '../../../src/definitions/generated/integrations.ts';
import { loadDefinitions } from '../../../src/definitions/index.ts';
import { modelShapes } from '../../../src/unified/index.ts';
import { tell } from '../child.ts';

/** Reads and compiles the built-in definitions as a start does, once, in a process that has done nothing else. */

v8.setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function usedMemory(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  return process.memoryUsage().heapUsed;
}

const before = usedMemory();
const processor = process.cpuUsage();
const startedAt = performance.now();
const definitions = loadDefinitions(integrationSources, {
  models: modelShapes,
  checked: new Set(Object.keys(integrationSources)),
});
const milliseconds = performance.now() - startedAt;
const { user, system } = process.cpuUsage(processor);
const bytes = usedMemory() - before;
const endpoints = definitions.all().reduce((sum, integration) => sum + integration.endpoints.size, 0);
tell({ milliseconds, processorMilliseconds: (user + system) / 1000, bytes, endpoints });

import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import type { Flow } from '../flows.ts';
import { countNewJob } from '../job-requests.ts';
import { jobSchema, killJobs } from '../jobs.ts';
import { booleanParameter } from '../parameters.ts';
import { type Fields, fieldsSchema } from '../values.ts';

const area = 'manageExports';
const states = ['draft', 'published', 'paused'].map((name) => ({ name }));
const path = '/v2/flow/:name';

/** All versions, or only the newest when `latest` asks for it. */
function select(call: Call, versions: readonly Flow[]): readonly Flow[] {
  return booleanParameter(call, 'latest', false) ? versions.slice(-1) : versions;
}

function list(call: Call): Response {
  const { flows } = call.account;
  return answer(
    call,
    flows.names().flatMap((name) => select(call, flows.versions(name))),
  );
}

const readFlow = (call: Call): Promise<Fields> => readJson(call, fieldsSchema);

async function create(call: Call): Promise<Response> {
  const sent = await readFlow(call);
  const { name } = check(z.object({ name: z.string().min(1) }), sent);
  return answer(call, call.account.flows.put(name, sent));
}

const version = (call: Call) => call.account.flows.get(call.parameter('name'), call.parameter('version'));

/** A step does its work by a job, which counts as a new one. */
function createStepJob(call: Call): Response {
  const { name, version: number } = version(call);
  const step = call.parameter('step');
  countNewJob(call);
  const config = { flow: name, version: number, step };
  const job = jobSchema.parse({ name: `${name} ${number} ${step}`, workflow: 'flow_step', config });
  return answer(call, call.account.jobs.create(job));
}

/** The jobs of a flow that is gone, or of one version of it, end. */
function endSteps({ account }: Call, name: string, number?: number): void {
  killJobs(
    account.jobs,
    ({ workflow, config }) =>
      workflow === 'flow_step' && config['flow'] === name && (number === undefined || config['version'] === number),
  );
}

function remove(call: Call): Response {
  const name = call.parameter('name');
  const removed = call.account.flows.remove(name);
  endSteps(call, name);
  return answer(call, removed);
}

function removeVersion(call: Call): Response {
  const removed = call.account.flows.removeVersion(call.parameter('name'), call.parameter('version'));
  endSteps(call, removed.name, removed.version);
  return answer(call, removed);
}

/** Flows. Those in the form of the user interface are another thing. */
export function registerFlows(register: Register): void {
  register('v2.flow.list', 'GET', '/v2/flow', area, list);
  register('v2.flow.upsert', 'POST', '/v2/flow', area, create);
  register('v2.flow.states', 'GET', '/v2/flow/state', area, (call) => answer(call, states));
  register('v2.flow.get', 'GET', path, area, (call) =>
    answer(call, call.account.flows.versions(call.parameter('name')).at(-1)),
  );
  register('v2.flow.upsertNamed', 'POST', path, area, async (call) =>
    answer(call, call.account.flows.put(call.parameter('name'), await readFlow(call))),
  );
  register('v2.flow.delete', 'DELETE', path, area, remove);
  register('v2.flow.getVersion', 'GET', `${path}/:version`, area, (call) => answer(call, version(call)));
  register('v2.flow.deleteVersion', 'DELETE', `${path}/:version`, area, removeVersion);
  register('v2.flow.stepWork', 'POST', `${path}/:version/:step/work`, area, createStepJob);
}

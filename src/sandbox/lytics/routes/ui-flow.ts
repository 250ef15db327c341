import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { countNewJob } from '../job-requests.ts';
import { type Job, jobSchema, killJobs } from '../jobs.ts';
import { type StoredObject, changedObject, newObject } from '../objects.ts';
import { badRequest, notFound } from '../refusal.ts';
import { type Fields, fieldsSchema } from '../values.ts';
import { registerAccountCollection } from './account-collection.ts';

const area = 'manageExports';
const all = '/v2/flow/ui';
const one = `${all}/:id`;

const nodesSchema = z.array(z.looseObject({ id: z.string().min(1) }));
const flowSchema = z.object({ name: z.string().min(1).exactOptional(), nodes: nodesSchema.exactOptional() });
const keptSchema = z.object({ id: z.string(), name: z.string(), version: z.number(), nodes: nodesSchema.default([]) });

const named = (call: Call): StoredObject => call.account.objects('uiFlows').get(call.parameter('id'));

async function readFlow(call: Call): Promise<Fields> {
  const sent = await readJson(call, fieldsSchema);
  check(flowSchema, sent);
  return sent;
}

/** Keeps what a flow is now under its number, where a later change leaves it. */
function keepVersion({ account }: Call, flow: StoredObject): StoredObject {
  const { id, version } = check(keptSchema, flow);
  account.objects('uiFlowVersions').add({ ...flow, id: `${id}/${version}` });
  return flow;
}

async function create(call: Call): Promise<StoredObject> {
  const sent = await readFlow(call);
  check(z.object({ name: z.string() }), sent);
  return keepVersion(call, newObject(call, { state: 'draft', ...sent, version: 1 }));
}

async function update(call: Call, present: StoredObject): Promise<StoredObject> {
  const { version } = check(keptSchema, present);
  return keepVersion(call, changedObject(call, present, { ...(await readFlow(call)), version: version + 1 }));
}

function showVersion(call: Call): Response {
  const { id } = named(call);
  const version = call.account.objects('uiFlowVersions').get(`${id}/${call.parameter('version')}`);
  return answer(call, { ...version, id });
}

/** The flow and step of the path. Throws a 404 `Refusal` when the flow has no such step. */
function stepOf(call: Call) {
  const flow = check(keptSchema, named(call));
  const step = call.parameter('step');
  if (!flow.nodes.some(({ id }) => id === step)) throw notFound('step not found');
  return { flow, step };
}

function jobOf(call: Call): Job | undefined {
  const { flow, step } = stepOf(call);
  return call.account.jobs.list().find(({ config }) => config['ui_flow'] === flow.id && config['step'] === step);
}

const configurationSchema = z.object({ config: z.record(z.string(), z.unknown()).default({}) });

/** A step does its work by a job, which is paused until it is published; its first counts as a new job. */
async function configureStep(call: Call): Promise<Response> {
  const { flow, step } = stepOf(call);
  const { config: sent } = await readJson(call, configurationSchema);
  const config = { ...sent, ui_flow: flow.id, step };
  const input = jobSchema.parse({ name: `${flow.name} ${step}`, workflow: 'flow_step', config });
  const { jobs } = call.account;
  const present = jobOf(call);
  if (present !== undefined) return showStepJob(call, step, jobs.change(present, input));
  countNewJob(call);
  return showStepJob(call, step, jobs.command(jobs.create(input), 'pause'));
}

function publishStep(call: Call): Response {
  const job = jobOf(call);
  if (job === undefined) throw badRequest('the work of the step is not configured');
  return showStepJob(call, call.parameter('step'), call.account.jobs.command(job, 'resume'));
}

const showStepJob = (call: Call, step: string, { id: job_id, status, config }: Job) =>
  answer(call, { step, job_id, status, config });

/** The versions of a flow go with it, and the jobs of its steps end. */
function forgetParts({ account }: Call, { id }: StoredObject): void {
  const versions = account.objects('uiFlowVersions');
  for (const version of versions.list()) if (version.id.startsWith(`${id}/`)) versions.remove(version.id);
  killJobs(account.jobs, ({ config }) => config['ui_flow'] === id);
}

/** Flows in the form of the user interface, with all their versions. */
export function registerUiFlows(register: Register): void {
  registerAccountCollection<StoredObject>(
    register,
    [
      { does: 'list', endpoint: 'v2.flow.uiList', method: 'GET', path: all },
      { does: 'create', endpoint: 'v2.flow.uiCreate', method: 'POST', path: all },
      { does: 'get', endpoint: 'v2.flow.uiGet', method: 'GET', path: one },
      { does: 'update', endpoint: 'v2.flow.uiUpdate', method: 'POST', path: one },
      { does: 'delete', endpoint: 'v2.flow.uiDelete', method: 'DELETE', path: one },
    ],
    {
      areas: { read: area, write: area },
      items: ({ objects }) => objects('uiFlows'),
      create,
      update,
      removed: forgetParts,
      created: 200,
    },
  );
  register('v2.flow.uiVersion', 'GET', `${one}/:version`, area, showVersion);
  register('v2.flow.uiStepWork', 'POST', `${one}/step/:step/work`, area, configureStep);
  register('v2.flow.uiStepPublish', 'POST', `${one}/step/:step/work/publish`, area, publishStep);
}

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { type Wait, faultRuleSchema, presentRule, toFault } from './faults.ts';
import { fields } from './fields.ts';
import { parse, problem, problemResponse, readJson } from './problem.ts';
import { profileFilter, visibleProfiles } from './profiles.ts';
import { receivedRequests, requestFilter } from './requests.ts';

export interface InspectionOptions {
  /** Fills the sandbox again after a reset. Absent: it stays empty. */
  refill?: () => void;
  /** Waits for faults of kind `latency`. Absent: they are refused. */
  wait?: Wait;
}

const basePath = '/_sandbox';
const vendorFilter = z.strictObject({ vendor: fields.vendor.optional() });
const vendorParameter = z.object({ vendor: fields.vendor });
const advanceSchema = z.strictObject({ milliseconds: fields.milliseconds });

const listed = <Item>(result: readonly Item[]) => ({ result, result_count: result.length });

function overview({ vendors, clock }: Sandbox) {
  return {
    now: new Date(clock.now()).toISOString(),
    virtual_clock: clock.advance !== undefined,
    vendors: vendors.map(({ name, servers, requests, faults }) => ({
      name,
      servers: servers.map((server) => ({ name: server.name, hosts: server.hosts, routes: server.coverage.length })),
      requests: requests.length,
      faults: faults.list().length,
    })),
  };
}

/**
 * The HTTP interface for looking into a sandbox and steering it, under `/_sandbox`:
 *
 * - `GET /` tells the time, the servers, and how many requests and faults there are
 * - `GET` and `DELETE /requests` list (`vendor`, `server`, `method`, `path`, `limit`) and forget received requests
 * - `GET`, `POST` and `DELETE /faults` list, add and clear faults
 * - `GET /coverage` lists the routes that are answered
 * - `GET /profiles/{vendor}` lists what is stored and visible (`account`, `search`, `limit`)
 * - `POST /advance` with `milliseconds` moves a virtual clock, `POST /settle` applies what is due
 * - `POST /reset` forgets everything
 *
 * Answers JSON; a wrong request is a 400 that names the wrong field. It asks for no credentials, so it must not be
 * served to anybody but its owner.
 *
 * @example
 * const inspection = createInspection(sandbox);
 * const fault = { kind: 'status', status: 503 };
 * const rule = { vendor: 'braze', path: '/users/track', times: 2, fault };
 * await inspection.request('/_sandbox/faults', { method: 'POST', body: JSON.stringify(rule) });
 */
export function createInspection(sandbox: Sandbox, { refill, wait }: InspectionOptions = {}): Hono {
  const app = new Hono().basePath(basePath);
  const chosen = (query: Record<string, string>): Sandbox['vendors'] => {
    const { vendor } = parse(vendorFilter, query);
    return sandbox.vendors.filter(({ name }) => vendor === undefined || name === vendor);
  };

  app.get('/', ({ json }) => json(overview(sandbox)));

  app.get('/requests', ({ req, json }) => json(listed(receivedRequests(sandbox, parse(requestFilter, req.query())))));
  app.delete('/requests', ({ req, json }) => {
    for (const { requests } of chosen(req.query())) requests.length = 0;
    return json(listed([]));
  });

  app.get('/faults', ({ req, json }) => {
    const rules = chosen(req.query()).flatMap(({ name, faults }) =>
      faults.list().map((rule) => presentRule(name, rule)),
    );
    return json(listed(rules));
  });
  app.post('/faults', async ({ req, json }) => {
    const { vendor, method, path, times, fault } = parse(faultRuleSchema, await readJson(req.raw));
    sandbox[vendor].faults.add({
      ...(method === undefined ? {} : { method }),
      ...(path === undefined ? {} : { path }),
      ...(times === undefined ? {} : { times }),
      fault: toFault(fault, wait),
    });
    return json(listed(sandbox[vendor].faults.list().map((rule) => presentRule(vendor, rule))), 201);
  });
  app.delete('/faults', ({ req, json }) => {
    for (const { faults } of chosen(req.query())) faults.clear();
    return json(listed([]));
  });

  app.get('/coverage', ({ req, json }) => {
    const names = chosen(req.query()).map(({ name }) => name);
    return json(listed(sandbox.coverage.filter(({ vendor }) => names.includes(vendor))));
  });
  app.get('/profiles/:vendor', ({ req, json }) => {
    const { vendor } = parse(vendorParameter, req.param());
    return json(visibleProfiles(sandbox, vendor, parse(profileFilter, req.query())));
  });

  app.post('/advance', async ({ req, json }) => {
    const { milliseconds } = parse(advanceSchema, await readJson(req.raw));
    if (sandbox.clock.advance === undefined) {
      throw problem(409, 'The time of this sandbox is that of the machine and passes by itself.');
    }
    sandbox.clock.advance(milliseconds);
    await sandbox.settle();
    return json(overview(sandbox));
  });
  app.post('/settle', async ({ json }) => {
    await sandbox.settle();
    return json(overview(sandbox));
  });
  app.post('/reset', ({ json }) => {
    sandbox.reset();
    refill?.();
    return json(overview(sandbox));
  });

  app.notFound(({ req }) =>
    problemResponse(404, `There is no ${req.method} ${req.path}; GET ${basePath} is the start.`),
  );
  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  return app;
}

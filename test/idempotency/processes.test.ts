import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrosswalk, type NodeCrosswalk, parseEgressAllow } from '../../src/runtime/node.ts';
import { generateRootKey } from '../../src/vault/index.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { builtProgram } from '../programs.ts';
import { startUpstream, type Upstream } from '../proxy/upstream.ts';

let postgres: PostgresServer;
let upstream: Upstream;
let parent: NodeCrosswalk;
let children: ChildProcess[];
let account: string;
let startChild: () => Promise<ChildProcess>;

beforeAll(async () => {
  [postgres, upstream] = await Promise.all([startPostgres(), startUpstream()]);
  const { host } = new URL(upstream.url);
  const vaultKeys = generateRootKey('test');
  parent = await createCrosswalk({ databaseUrl: postgres.url, vaultKeys, egressAllow: parseEgressAllow(host) });
  const { token } = await parent.api.tokens.create({ name: 'test', scopes: ['write'] });
  const { id } = await parent.api.accounts.create({
    tenantId: 'acme',
    integration: 'braze',
    context: { instance: 'US-01', api_key: 'secret' },
    servers: { rest: upstream.url },
    verify: false,
  });
  account = id;
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    VAULT_KEYS: vaultKeys,
    EGRESS_ALLOW: host,
    API_TOKEN: token,
  };
  const program = await builtProgram('caller-process');
  startChild = async () => {
    const child = fork(program, { env, execArgv: [] });
    await once(child, 'message');
    return child;
  };
  children = await Promise.all([startChild(), startChild()]);
});
afterAll(async () => {
  for (const child of children) child.kill();
  await parent.close();
  await upstream.close();
  await postgres.stop();
});

/** Lets a process send a write so many times at once; the different answers that it got. */
async function callIn(child: ChildProcess, key: string, calls: number): Promise<unknown> {
  const answer = once(child, 'message');
  child.send({ account, key, calls });
  return (await answer)[0];
}

describe('two processes', () => {
  it('that send a write with one key a hundred times reach the vendor once, and all get its answer', async () => {
    for (const round of [1, 2, 3]) {
      upstream.reset();
      upstream.answerWith((_request, response) => {
        response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ round }));
      });
      const answers = await Promise.all(children.map((child) => callIn(child, `round ${round}`, 50)));
      const made = `201 ${JSON.stringify({ result: { round }, next_cursor: null, prev_cursor: null })}`;
      expect(answers).toEqual([[made], [made]]);
      expect(upstream.received).toHaveLength(1);
    }
  });

  it('of which one is killed in the middle do not send its write again', async () => {
    upstream.reset();
    const arrived = upstream.next();
    const victim = await startChild();
    victim.send({ account, key: 'killed', calls: 1 });
    await arrived;
    const ended = once(victim, 'exit');
    victim.kill('SIGKILL');
    await ended;
    upstream.reset();
    const { token } = await parent.api.tokens.create({ name: 'other', scopes: ['write'] });
    const address = `http://crosswalk.test/custom/users/track?integrated_account_id=${account}`;
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'killed' };
    const answer = await parent.fetch(new Request(address, { method: 'POST', headers, body: '{"events":[]}' }));
    expect(await answer.json()).toMatchObject({ statusCode: 409, code: 'idempotency_in_progress' });
    expect(upstream.received).toEqual([]);
  });
});

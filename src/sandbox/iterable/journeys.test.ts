import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const path = '/api/workflows/triggerWorkflow';
const email = 'ada@example.com';

async function createJourney(time = {}) {
  const test = createTestProject({}, time);
  test.project.addJourney({ id: 5, name: 'Welcome' });
  test.project.addList({ id: 1, name: 'Readers' });
  await test.post('/api/users/update', { email });
  return test;
}

describe('a journey', () => {
  it('is entered by a user, and by a list', async () => {
    const { post, project } = await createJourney();
    expect((await post(path, { workflowId: 5, email, dataFields: { a: 1 } })).status).toBe(200);
    expect((await post(path, { workflowId: 5, listId: 1 })).status).toBe(200);
    expect(project.journeyEntries()).toMatchObject([{ user: { email }, dataFields: { a: 1 } }, { listId: 1 }]);
  });

  it('is not entered by a list that is on its way in already', async () => {
    const { post, clock, project } = await createJourney({ visibilityDelay: 1000 });
    const enter = () => post(path, { workflowId: 5, listId: 1 });
    expect((await enter()).status).toBe(200);
    expect((await enter()).status).toBe(400);
    clock.advance(1000);
    expect((await enter()).status).toBe(200);
    clock.advance(1000);
    expect(project.journeyEntries()).toHaveLength(2);
  });

  it.each([
    [{ workflowId: 5 }, 'GenericError'],
    [{ workflowId: 6, email }, 'BadParams'],
    [{ workflowId: 5, listId: 2 }, 'BadParams'],
    [{ email }, 'BadJsonBody'],
  ])('refuses %o', async (body, code) => {
    const { post } = await createJourney();
    expect(await post(path, body)).toMatchObject({ status: 400, json: { code } });
  });

  it('refuses everybody when it is off', async () => {
    const { post, project } = await createJourney();
    project.addJourney({ id: 6, name: 'Old', enabled: false });
    expect((await post(path, { workflowId: 6, email })).status).toBe(400);
  });
});

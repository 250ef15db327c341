import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, objectOf, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());

const account = () => `integrated_account_id=${harness.accounts.iterable}`;

/** Makes a list of two members, and answers its id. */
async function createList(): Promise<number> {
  const created = await harness.call('POST', `/proxy/lists?${account()}`, { body: { name: 'Readers' } });
  const listId = Number(objectOf(created.body)['listId']);
  harness.clock.advance(60_000);
  const subscribers = [{ userId: 'person-0001' }, { userId: 'person-0002' }];
  await harness.call('POST', `/proxy/lists/subscribe?${account()}`, { body: { listId, subscribers } });
  harness.clock.advance(60_000);
  return listId;
}

describe('the calls of Iterable through the proxy', () => {
  it('answer lines as a list: the members of a list', async () => {
    const listId = await createList();
    const { status, body } = await harness.call(
      'GET',
      `/proxy/list-members?${account()}&listId=${listId}&preferUserId=true`,
    );
    expect({ status, body }).toMatchObject({ status: 200, body: { result: ['person-0001', 'person-0002'] } });
  });

  it('answer tables as a list, every row by its columns: the metrics of campaigns', async () => {
    const campaign = harness.world.iterable.hybrid.addCampaign({ name: 'News', metrics: { 'Total Email Sends': 7 } });
    const { body } = await harness.call('GET', `/proxy/campaign-metrics?${account()}&campaignId=${campaign.id}`);
    expect(body).toMatchObject({ result: [{ id: String(campaign.id), 'Total Email Sends': '7' }] });
  });

  it('answer JSON lines as a list: an export', async () => {
    const path = `/proxy/exports/data_json?${account()}&dataTypeName=user&range=All`;
    const { body } = await harness.call('POST', path);
    expect(body).toMatchObject({
      result: expect.arrayContaining([expect.objectContaining({ userId: 'person-0001' })]),
    });
  });

  it('send the body of a DELETE: items of a catalog', async () => {
    await harness.call('POST', `/proxy/catalogs?${account()}&catalog_name=books`);
    const documents = { b1: { title: 'One' }, b2: { title: 'Two' } };
    const items = '/proxy/catalog-items';
    await harness.call('POST', `${items}/bulk_update?${account()}&catalog_name=books`, {
      body: { documents, replaceUploadedFieldsOnly: false },
    });
    harness.clock.advance(60_000);
    const deleted = await harness.call('POST', `${items}/bulk_delete?${account()}&catalog_name=books`, {
      body: { itemIds: ['b1'] },
    });
    expect(deleted.status).toBeLessThan(300);
    harness.clock.advance(60_000);
    const { body } = await harness.call('GET', `${items}?${account()}&catalog_name=books`);
    expect(body).toMatchObject({ result: [{ itemId: 'b2' }] });
  });
});

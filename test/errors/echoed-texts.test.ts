import { describe, expect, it } from 'vitest';
import { objectOf, textOf } from '../harness.ts';
import { useHarness } from './use-harness.ts';

const { call } = useHarness();

const long = 'x'.repeat(10_000);
const users = '/unified/user-directory/users';
const account = 'integrated_account_id=:braze';

describe('a text of ten thousand characters', () => {
  it.each([
    ['id of a user', 'GET', `${users}/${long}?${account}`],
    ['typed id of no kind', 'GET', `${users}/kind:${long}?${account}`],
    ['id of a kind that takes no upper case', 'GET', `${users}/email:${long.toUpperCase()}?${account}`],
    ['id of an account', 'GET', `/integrated-account/${long}`],
    ['account in a query', 'GET', `/proxy/segments?integrated_account_id=${long}`],
    ['id of a token', 'DELETE', `/api-token/${long}`],
    ['path', 'GET', `/${long}`],
    ['model', 'GET', `/unified/${long}/users`],
    ['method', 'POST', `${users}/${long}`],
    ['server', 'GET', `/custom/x?${account}&truto_server=${long}`],
    ['filter', 'GET', `${users}?${account}&${long}=1`],
    ['parameter', 'GET', `${users}/u-1?${account}&${long}=1`],
    ['excluded field', 'GET', `${users}/u-1?${account}&truto_exclude_fields=${long}`],
  ])('is shortened in the message about it: %s', async (_what, method, path) => {
    const { status, body } = await call(method, path);
    expect(status).toBeGreaterThanOrEqual(400);
    const message = textOf(objectOf(body)['message']);
    expect(message).toMatch(/x{70,80}…/i);
    expect(message.length).toBeLessThan(700);
  });

  it.each([
    ['field of a profile', `${users}?${account}`, { id: 'u-1', [long]: 1 }],
    ['field of an account', '/integrated-account', { [long]: 1 }],
    ['connection field', '/integrated-account', { integration: 'braze', tenant_id: 'a', context: { [long]: 1 } }],
    ['integration', '/integrated-account', { tenant_id: 'acme', integration: long }],
  ])('is shortened in the message about it: %s', async (_what, path, body) => {
    const answer = await call('POST', path, { body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(textOf(objectOf(answer.body)['message'])).toMatch(/x{70,80}…/);
  });
});

describe('a whole surrogate pair', () => {
  it('is a character like others, escaped or not', async () => {
    const body = '{"id": "emoji", "first_name": "\\ud83d\\ude00 😀", "custom_attributes": {"\\ud83d\\ude00": 1}}';
    const answer = await call('POST', `${users}?${account}`, { body });
    expect(answer).toMatchObject({ status: 200, body: { first_name: '😀 😀' } });
  });
});

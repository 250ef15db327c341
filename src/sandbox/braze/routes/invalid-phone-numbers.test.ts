import { describe, expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

function withInvalidNumbers() {
  const client = createTestClient();
  client.workspace.invalidatePhone('+15550001');
  client.clock.advance(86_400_000);
  client.workspace.invalidatePhone('+15550002');
  return client;
}

describe('invalid phone numbers', () => {
  it('are listed by date, the newest first, or by number', async () => {
    const { get } = withInvalidNumbers();
    const numbers = async (query: string) => (await get(`/sms/invalid_phone_numbers?${query}`)).body;
    expect(await numbers('start_date=2026-01-01&end_date=2026-01-03')).toMatchObject({
      sms: [{ phone: '+15550002', invalid_detected_at: '2026-01-02 00:00:00 +0000' }, { phone: '+15550001' }],
    });
    expect(await numbers('start_date=2026-01-01&end_date=2026-01-02')).toMatchObject({ sms: [{ phone: '+15550001' }] });
    const asked = `end_date=2020-01-01&phone_numbers[]=${encodeURIComponent('+15550002')}`;
    expect(await numbers(asked)).toMatchObject({ sms: [{ phone: '+15550002' }] });
    expect(await numbers('limit=1&offset=1')).toMatchObject({ sms: [{ phone: '+15550001' }] });
  });

  it('are taken off the list, 50 in a call', async () => {
    const { get, post, settle } = withInvalidNumbers();
    const remove = (phone_numbers: string[]) => post('/sms/invalid_phone_numbers/remove', { phone_numbers });
    expect((await remove(['+15550001', '+15559999'])).status).toBe(201);
    settle();
    expect((await get('/sms/invalid_phone_numbers')).body).toMatchObject({ sms: [{ phone: '+15550002' }] });
    expect((await remove(Array.from({ length: 51 }, (_, index) => `+1555${index}`))).status).toBe(400);
    expect((await remove([])).status).toBe(400);
  });
});

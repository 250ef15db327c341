import { describe, expect, it } from 'vitest';
import { textOf } from '../harness.ts';
import { expectError } from './envelope.ts';
import { useHarness } from './use-harness.ts';

const { call } = useHarness();

describe('a call of a vendor is refused', () => {
  it.each([
    ['a misspelt parameter of ours', 'invalid_request', '/custom/x?truto_servr=rest', 'it takes truto_server'],
    ['one that there is not', 'invalid_request', '/proxy/segments?truto_sort=a', 'does not know truto_sort'],
    ['no vendor path', 'invalid_path', '/custom/?a=1', '/custom/{vendor path}'],
    ['no vendor path, nor its slash', 'invalid_path', '/custom?a=1', '/custom/{vendor path}'],
  ])('with %s', async (_, code, path, says) => {
    const answer = await call('GET', `${path}&integrated_account_id=:braze`);
    expect(textOf(expectError(answer, 400, code)['message'])).toContain(says);
  });

  it('not for the parameters that clients send with every unified call', async () => {
    const query = 'truto_ignore_remote_data=true&truto_response_format=normalized&integrated_account_id=:braze';
    for (const path of ['/proxy/segments', '/custom/segments/list']) {
      expect((await call('GET', `${path}?${query}`)).status).toBe(200);
    }
  });
});

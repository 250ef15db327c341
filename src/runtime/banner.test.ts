import { describe, expect, it } from 'vitest';
import { banner } from './banner.ts';
import type { Service } from './service.ts';

const service: Service = {
  url: 'http://localhost:4400',
  storage: 'in a drawer',
  token: { kind: 'new', token: 'cw_secret' },
  accounts: [
    { id: 'id-1', integration: 'acme', label: 'Acme', samplePath: '/lists' },
    { id: 'id-2', integration: 'umbrella', label: 'Umbrella', samplePath: undefined },
  ],
  warnings: ['Look out.'],
  stop: async () => 0,
};

const curls = (text: string) => text.match(/^curl .*$/gm) ?? [];

describe('banner', () => {
  it('names address, docs, data, warnings and accounts', () => {
    const text = banner(service);
    for (const part of ['http://localhost:4400/docs', 'in a drawer', 'Look out.', 'Acme      id-1', 'Umbrella  id-2']) {
      expect(text).toContain(part);
    }
  });

  it('shows a new token once to read and once to paste, and uses it by name after that', () => {
    const text = banner(service);
    expect(text.match(/cw_secret/g)).toHaveLength(2);
    expect(text).toContain('export CROSSWALK_TOKEN=cw_secret');
    for (const line of curls(text)) expect(line).toContain('-H "Authorization: Bearer $CROSSWALK_TOKEN"');
  });

  it('says where an earlier token was shown and how to get in without it', () => {
    expect(banner({ ...service, token: { kind: 'earlier' } })).toContain('CROSSWALK_API_TOKEN=... npm start');
  });

  it('takes the operator’s own token from where it is', () => {
    const text = banner({ ...service, token: { kind: 'own' } });
    expect(text).toContain('export CROSSWALK_TOKEN="$CROSSWALK_API_TOKEN"');
  });

  it('has calls for the accounts that there are, and none without', () => {
    expect(curls(banner(service))).toHaveLength(7);
    expect(curls(banner({ ...service, accounts: [] }))).toHaveLength(0);
  });

  it('sets nothing apart unless it is told how', () => {
    expect(banner(service, (text) => `*${text}*`)).toContain('*Crosswalk is running on http://localhost:4400*');
    expect(banner(service)).toContain('\nCrosswalk is running on');
  });
});

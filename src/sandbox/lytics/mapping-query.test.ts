import { describe, expect, it } from 'vitest';
import { readMappingQueries } from './mapping-query.ts';

describe('mapping queries', () => {
  it('name a field that is no word in backticks, and so a stream, a table and an alias', () => {
    const text = 'SELECT email(`e-mail`) AS email, `a, b (from c)` AS `d e`, id FROM `my-crm` INTO `user` ALIAS `my-q`';
    expect(readMappingQueries(text)).toEqual([
      {
        alias: 'my-q',
        stream: 'my-crm',
        table: 'user',
        text,
        rules: [
          { source: 'e-mail', as: 'email', to: 'email' },
          { source: 'a, b (from c)', to: 'd e' },
          { source: 'id', to: 'id' },
        ],
      },
    ]);
  });
  it('leave out the columns that no mapping can be made of', () => {
    const [query] = readMappingQueries('SELECT id, count(x), join(a, b) AS c, d FROM crm INTO user ALIAS q');
    expect(query?.rules).toEqual([
      { source: 'id', to: 'id' },
      { source: 'd', to: 'd' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { crosswalkErrorOf } from '../egress/test-kit.ts';
import { type JsonValue } from '../mapping/index.ts';
import { describeRefusals } from './refused-records.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

const three = { people: [{ id: 1 }], events: [{ name: 'a' }, { name: 'b' }] };

function refusal(method: string, body: JsonValue, answer: unknown, status = 201) {
  const { operations, connection } = setUp(() => jsonAnswer(answer, { status }));
  return crosswalkErrorOf(operations.call(connection, { resource: 'things', method, body }));
}

describe('records that a success lists as refused', () => {
  it('are counted, found in the body by their place, and told apart from those that were accepted', async () => {
    const errors = [
      { list: 'people', index: 0, why: "'id' must be text" },
      { list: 'events', index: 1, why: "'time' is required" },
      { list: 'events', index: 1, why: "'name' is too short" },
    ];
    const error = await refusal('import', three, { status: 'ok', errors });
    expect(error).toMatchObject({ code: 'remote_rejected', status: 422, retryable: false });
    expect(error.message).toBe(
      "Acme answered 201. 2 of 3 records were refused; the others were accepted. The first reason, at people.0: 'id' must be text.",
    );
    expect(error.options.errors).toEqual([
      { path: 'people.0', index: 0, message: "'id' must be text" },
      { path: 'events.1', index: 1, message: "'time' is required" },
      { path: 'events.1', index: 1, message: "'name' is too short" },
    ]);
  });

  it('stand in the only list that there is where the vendor names none', async () => {
    const error = await refusal('tag', { tags: [{}, {}] }, { errors: [{ index: 1, why: 'No.' }] });
    expect(error.message).toContain(
      '1 of 2 records was refused; the others were accepted. The first reason, at tags.1: No.',
    );
    expect(error.options.errors).toEqual([{ path: 'tags.1', index: 1, message: 'No.' }]);
  });

  it('say nothing of the others when the vendor does not say which they are', async () => {
    const error = await refusal('import', three, { errors: ['No.', { code: 7 }] });
    expect(error.message).toContain('2 refusals are listed. The first reason: No.');
    expect(error.message).not.toContain('accepted');
    expect(error.options.errors).toEqual([{ message: 'No.' }, { message: '{"code":7}' }]);
  });

  it('are named when all were refused and the status says so, behind the vendor’s own words', async () => {
    const answer = { message: 'Nothing is valid.', errors: [{ list: 'events', index: 0, why: 'No.' }] };
    const error = await refusal('import', { events: [{}] }, answer, 400);
    expect(error).toMatchObject({ status: 400, options: { errors: [{ path: 'events.0', message: 'No.' }] } });
    expect(error.message).toContain('Nothing is valid. 1 of 1 records was refused. ');
  });
});

describe('records that a success names by a value', () => {
  const people = [
    { email: 'Ada@Example.com', id: 'a' },
    { email: 'bob@example.com', id: 'B' },
    { id: 'b', kind: 'x' },
  ];

  it('are found by it, in the vendor’s lower case, and told once though two lists have them', async () => {
    const lists = { emails: ['ada@example.com'], ids: ['b'] };
    const error = await refusal('enrol', { people }, { failed: 2, lists, emails: ['ada@example.com'] });
    expect(error).toMatchObject({ code: 'remote_rejected', status: 422, retryable: false });
    expect(error.message).toContain('2 of 3 records were refused; the others were accepted.');
    expect(error.message).toContain('The first reason, at people.0: ada@example.com: No such address.');
    expect(error.options.errors).toEqual([
      { path: 'people.0', index: 0, message: 'ada@example.com: No such address.' },
      { path: 'people.2', index: 2, message: 'b: No such id.' },
    ]);
  });

  it('are told by the value alone where no record has it', async () => {
    const error = await refusal('enrol', { people }, { failed: 1, lists: { ids: ['nobody'] } });
    expect(error.message).toContain('1 of 3 records was refused; the others were accepted. The first reason: nobody:');
    expect(error.options.errors).toEqual([{ message: 'nobody: No such id.' }]);
  });

  it('are all those that have it, and the count says how sure that is', async () => {
    const same = [{ email: 'a@b.c' }, { email: 'a@b.c' }, { email: 'd@e.f' }];
    const error = await refusal('enrol', { people: same }, { failed: 1, emails: ['a@b.c'] });
    expect(error.message).toContain('1 to 2 of 3 records were refused; the others were accepted.');
    expect(error.options.errors?.map(({ path }) => path)).toEqual(['people.0', 'people.1']);
  });

  it('are refused although the vendor does not count them', async () => {
    const error = await refusal('enrol', { people }, { failed: 0, kinds: ['x'] });
    expect(error.message).toContain('1 of 3 records was refused; the others were accepted.');
    expect(error.options.errors).toEqual([{ path: 'people.2', index: 2, message: 'x: This kind is not allowed.' }]);
  });

  it('are the values themselves where records are no objects', async () => {
    const error = await refusal('archive', { ids: [7, 8] }, { failed: [8] });
    expect(error.options.errors).toEqual([{ path: 'ids.1', index: 1, message: '8: It is in use.' }]);
  });

  it('keep a reason of their own where the vendor gives one for each', async () => {
    const error = await refusal('archive', { ids: [7, 8] }, { failed: { 7: 'Locked.' } });
    expect(error.options.errors).toEqual([{ path: 'ids.0', index: 0, message: '7: Locked.' }]);
  });

  it('are found by the properties that an entry repeats of them', async () => {
    const states = ['EMAIL', 'SMS'].map((type) => ({ key: 'ada', type }));
    const error = await refusal(
      'consent',
      { states },
      { failures: [{ ...states[1], errors: ['No.', 'Never.'] }] },
      200,
    );
    expect(error.options.errors).toEqual([{ path: 'states.1', index: 1, message: 'No. Never.' }]);
  });
});

describe('the others', () => {
  const at = (index: number) => ({ path: `events.${index}`, index, message: 'No.' });

  it.each([
    ['of more refused ones than are placed', [at(0)], 2],
    ['of more refused ones than are named', [{ message: 'a: No.' }], 2],
    ['of fewer refused ones than there are reasons', [{ message: 'a: No.' }, { message: 'b: No.' }], 1],
    ['of refused ones of which some are placed', [at(0), { message: 'a: No.' }], 1],
    ['of refused ones that have several reasons', [at(0), { ...at(0), message: 'Never.' }, { message: 'a: No.' }], 3],
    ['of refused ones that are only counted', [], 2],
  ])('%s may not have been looked at', (_, details, counted) => {
    expect(describeRefusals({ details, counted, records: 5 })).not.toContain('accepted');
  });

  it.each([
    ['are placed', [at(0), at(3)]],
    ['are named', [{ message: 'a: No.' }, { message: 'b: No.' }]],
  ])('were accepted when all that are refused %s', (_, details) => {
    const told = '2 of 5 records were refused; the others were accepted. ';
    expect(describeRefusals({ details, counted: 2, records: 5 })).toContain(told);
  });
});

describe('records that a success only counts', () => {
  it.each([
    ['of a list', [{ id: 1 }, { id: 2 }, { id: 3 }], 2, '2 of 3 records were refused.'],
    ['that is the body', { id: 1 }, 1, '1 of 1 records was refused.'],
  ])('%s are told by how many they are', async (_, body, rejected, sentence) => {
    const error = await refusal('collect', body, { rejected });
    expect(error.message).toBe(`Acme answered 201. ${sentence}`);
    expect(error.options.errors).toBeUndefined();
  });

  it('are none where the count is zero and the lists are empty', async () => {
    const { operations, connection } = setUp(() => jsonAnswer({ status: 'ok', failed: 0, emails: [] }));
    const request = { resource: 'things', method: 'enrol', body: { people: [{}] } };
    expect(await operations.call(connection, request)).toMatchObject({ status: 200 });
  });
});

describe('a recommended number of records', () => {
  it('refuses no call that has more', async () => {
    const { operations, connection, sent } = setUp(() => jsonAnswer({ status: 'ok' }));
    const request = { resource: 'things', method: 'enrol', body: { people: [{}, {}, {}] } };
    expect(await operations.call(connection, request)).toMatchObject({ status: 200 });
    expect(sent).toHaveLength(1);
  });
});

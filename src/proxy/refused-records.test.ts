import { describe, expect, it } from 'vitest';
import { crosswalkErrorOf } from '../egress/test-kit.ts';
import { type JsonObject } from '../mapping/index.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

const three = { people: [{ id: 1 }], events: [{ name: 'a' }, { name: 'b' }] };

function refusal(method: string, body: JsonObject, answer: unknown, status = 201) {
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

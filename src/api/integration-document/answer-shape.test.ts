import { expect, it } from 'vitest';
import { answerShape } from './answer-shape.ts';

it('has every place of an answer, one within the other', () => {
  expect(answerShape(['message', 'data.user', 'data.total'])).toEqual({
    type: 'object',
    properties: { message: {}, data: { type: 'object', properties: { user: {}, total: {} } } },
  });
});

it('knows lists and objects with names of their own', () => {
  expect(answerShape(['users[].id', 'users[0].name', 'counts{}.total'])).toEqual({
    type: 'object',
    properties: {
      users: { type: 'array', items: { type: 'object', properties: { id: {}, name: {} } } },
      counts: { type: 'object', additionalProperties: { type: 'object', properties: { total: {} } } },
    },
  });
});

it('says nothing of an answer of which nothing is known', () => {
  expect(answerShape([])).toEqual({});
  expect(answerShape(['$'])).toEqual({});
});

import { describe, expect, it } from 'vitest';
import { type JsonValue } from '../../mapping/index.ts';
import { type Paging } from '../schema/index.ts';
import { compileListPlace } from './list-place.ts';

const failures = {
  message: ['message'],
  success: { at: 'code', is: ['ok'], required: false },
  statuses: {},
  wait: [],
  explain: {},
};
const noise = [{ at: 'status', is: [200, null] }];
const cursor: Paging = {
  style: 'cursor',
  parameter: 'after',
  next: 'data.page.next',
  previous: 'data.page.previous',
  more: 'data.page.more',
  about_page: ['data.page.current'],
  total: 'data.page.total',
};

function compile(list: string | string[], paging?: Paging, declared: { returns?: string[]; success?: false } = {}) {
  return compileListPlace({ list, ...declared }, paging, { noise, failures });
}

describe('the list of an answer', () => {
  it('stands at its place', () => {
    const { list } = compile('data.items');
    expect(list({ data: { items: [1] } })).toEqual([1]);
    expect(list({ data: {} })).toBeUndefined();
  });

  it.each<[about: string, answer: JsonValue, items: JsonValue | undefined]>([
    ['one list after the other', { a: [1, 2], b: [3] }, [1, 2, 3]],
    ['the only one that is there', { b: [3] }, [3]],
    ['none of a list that is null', { a: null, b: [3] }, [3]],
    ['no list where none is there', { c: [] }, undefined],
    ['no list where one of them is none', { a: [1], b: 'none' }, undefined],
  ])('of several places is %s', (_, answer, items) => {
    expect(compile(['a', 'b']).list(answer)).toEqual(items);
  });
});

describe('what an answer has beside its list', () => {
  it('is everything but the list, the cursors of its pages, and the success that it must tell', () => {
    const page = { next: 'n', previous: null, more: true, current: 'c', total: 9 };
    const answer = { code: 'ok', data: { items: [1], page }, warning: 'old' };
    expect(compile('data.items', cursor).meta(answer)).toEqual({ data: { page: { total: 9 } }, warning: 'old' });
  });

  it('is absent when that is nothing', () => {
    expect(
      compile('data.items', cursor).meta({ code: 'ok', data: { items: [1], page: { next: 'n' } } }),
    ).toBeUndefined();
    expect(compile('$').meta([1, 2])).toBeUndefined();
  });

  it('has no noise, unless it says something else than usual', () => {
    const { meta } = compile('items');
    expect(meta({ items: [], status: 200 })).toBeUndefined();
    expect(meta({ items: [], status: null })).toBeUndefined();
    expect(meta({ items: [], status: 'partial', code: 'odd' })).toEqual({ status: 'partial', code: 'odd' });
  });

  it('has what tells the success of other calls, where the call is no subject to that', () => {
    expect(compile('items', undefined, { success: false }).meta({ items: [], code: 'ok' })).toEqual({ code: 'ok' });
  });

  it('has the addresses of other pages only where they are no way of paging', () => {
    const answer = { items: [], next: '/2', previous: '/0' };
    expect(compile('items', { style: 'url', next: 'next', previous: 'previous' }).meta(answer)).toBeUndefined();
    expect(compile('items', { style: 'link' }).meta(answer)).toEqual({ next: '/2', previous: '/0' });
  });

  it('is known at the places that are declared and that a page may have', () => {
    const returns = ['data.items', 'data.note', 'data.page.next', 'code'];
    expect(compile('data.items', cursor, { returns }).metaPlaces).toEqual(['data.note', 'data.page.total']);
  });
});

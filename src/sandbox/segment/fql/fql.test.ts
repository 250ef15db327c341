import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FqlError, evaluateCondition, parseFql } from './index.ts';

const event = {
  type: 'track',
  event: 'Order Completed',
  properties: { total: 120, coupon: null, tags: ['new', 'vip'], paid: true },
  context: { page: { path: '/blog/post' } },
};
const meets = (fql: string) => evaluateCondition(parseFql(fql), event);

describe('FQL', () => {
  it.each([
    'all',
    'type = "track"',
    "event = 'Order Completed'",
    'type != "page" and properties.total > 100',
    'type = "page" or type = "track" and properties.total >= 120',
    '!(type = "page")',
    'not (type = "page")',
    'properties.paid',
    'properties.coupon = null',
    'properties.nothing = null',
    'contains(event, "Order")',
    'contains(properties.tags, "vip")',
    'match(context.page.path, "/blog/*")',
    'length(properties.tags) = 2',
    'lowercase(event) = "order completed"',
    'typeof(properties.total) = "number"',
  ])('is met: %s', (fql) => {
    expect(meets(fql)).toBe(true);
  });
  it.each([
    'type = "page"',
    'properties.total < 100',
    'properties.total > "100"',
    'type = "page" and properties.paid',
    '(type = "page" or type = "track") and properties.total > 120',
    'properties.coupon',
    'match(event, "Order")',
    'constructor != null',
    'event.length',
  ])('is not met: %s', (fql) => {
    expect(meets(fql)).toBe(false);
  });
  it.each(['', 'type =', 'type = "track" "page"', '(type = "track"', 'eval(type)', 'contains(event)', 'a ; b', '= 1'])(
    'is refused: %s',
    (fql) => {
      expect(() => parseFql(fql)).toThrow(FqlError);
    },
  );
  it('compares with every text that is quoted', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
        expect(evaluateCondition(parseFql(`event = ${quoted}`), { event: text })).toBe(true);
      }),
    );
  });
});

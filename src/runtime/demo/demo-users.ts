import type { JsonObject } from '../../mapping/index.ts';
import { type SamplePerson, samplePeople } from '../../sandbox/index.ts';

const day = 86_400_000;

/** Texts that go wrong wherever text is not treated as text. */
const greetings = [
  'Grüße aus Köln',
  'ようこそ 🙂',
  'Où est l’été ?',
  '<b>"quoted" & \\escaped\\</b>',
  '{{first_name}}',
];

function companyOf({ city }: SamplePerson, index: number): JsonObject {
  return {
    id: `company-${index % 40}`,
    name: `${city} Trading`,
    industry: 'retail',
    employee_count: 5 + (index % 40) * 25,
    plan: 'team',
  };
}

function demoUser(person: SamplePerson, index: number): JsonObject {
  const id = person.id.replace('person', 'demo');
  const lastOrder = new Date(person.createdAt + index * day + index);
  return {
    id,
    emails: [{ email: `${id}@example.com`, is_primary: true }],
    phones: [{ number: person.phone }],
    first_name: person.firstName,
    last_name: person.lastName,
    name: `${person.firstName} ${person.lastName}`,
    gender: person.gender,
    birthday: person.birthday,
    address: {
      street: `${index + 1} Market Street`,
      city: person.city,
      postal_code: String(10_000 + index),
      country: person.country,
    },
    languages: [person.language],
    timezone: person.timezone,
    // Every other one only: where a vendor replaces objects as a whole, each costs a read before the write, and the
    // tightest of the vendors' limits lets 250 of those through in a minute.
    ...(index % 2 === 0 ? { company: companyOf(person, index) } : {}),
    custom_attributes: {
      plan: person.plan,
      logins: person.logins,
      ratio: (index + 1) / 8 + 0.0625,
      beta_tester: index % 3 === 0,
      interests: person.interests,
      lucky_numbers: [index, index + 7, index + 11],
      member_since: new Date(person.createdAt).toISOString().slice(0, 10),
      last_order_at: lastOrder.toISOString(),
      greeting: greetings[index % greetings.length] ?? '',
      'naïve 名前': `${person.lastName}様`,
    },
  };
}

/**
 * The first `count` of a fixed sequence of users, `demo-0001` and on, as a caller writes them: text in many scripts,
 * numbers, lists, dates, nested objects.
 */
export function demoUsers(count: number): JsonObject[] {
  return samplePeople(count).map(demoUser);
}

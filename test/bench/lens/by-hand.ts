import type { JsonObject, JsonValue } from '../../../src/mapping/index.ts';

/** What a programmer writes for one vendor: every place by name, and only the care that missing objects need. */

function objectAt(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function firstOf(value: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(value) ? value[0] : undefined;
}

export function readByHand(user: JsonObject): JsonObject {
  const data = objectAt(user['dataFields']);
  const company = objectAt(data['company']);
  return {
    external_id: user['userId'],
    emails: [{ email: user['email'] }],
    phones: [{ number: data['phoneNumber'] }],
    first_name: data['firstName'],
    last_name: data['lastName'],
    name: data['name'],
    username: data['username'],
    title: data['title'],
    bio: data['bio'],
    avatar: data['avatar'],
    website: data['website'],
    gender: data['gender'],
    birthday: data['birthday'],
    address: {
      street: data['street'],
      city: data['city'],
      region: data['region'],
      postal_code: data['postalCode'],
      country: data['country'],
    },
    languages: [data['locale'] ?? null],
    timezone: data['timeZone'],
    company: {
      id: company['id'],
      name: company['name'],
      industry: company['industry'],
      employee_count: company['employeeCount'],
      plan: company['plan'],
    },
  };
}

export function writeByHand(user: JsonObject): JsonObject {
  const address = objectAt(user['address']);
  const company = objectAt(user['company']);
  return {
    userId: user['external_id'],
    email: objectAt(firstOf(user['emails']))['email'],
    dataFields: {
      phoneNumber: objectAt(firstOf(user['phones']))['number'],
      firstName: user['first_name'],
      lastName: user['last_name'],
      name: user['name'],
      username: user['username'],
      title: user['title'],
      bio: user['bio'],
      avatar: user['avatar'],
      website: user['website'],
      gender: user['gender'],
      birthday: user['birthday'],
      street: address['street'],
      city: address['city'],
      region: address['region'],
      postalCode: address['postal_code'],
      country: address['country'],
      locale: firstOf(user['languages']),
      timeZone: user['timezone'],
      company: {
        id: company['id'],
        name: company['name'],
        industry: company['industry'],
        employeeCount: company['employee_count'],
        plan: company['plan'],
      },
    },
  };
}

import type { SamplePerson } from '../../kit/index.ts';
import type { Workspace } from './workspace.ts';

const genders = { female: 'F', male: 'M', other: 'O' } as const satisfies Record<SamplePerson['gender'], string>;

/** Stores people as profiles, visible at once. A person whose id is known already is left as it is. */
export function seedPeople({ profiles, attributeDefinitions }: Workspace, people: readonly SamplePerson[]) {
  for (const person of people) {
    if (profiles.withExternalId(person.id) !== undefined) continue;
    const profile = profiles.create(person.createdAt);
    profiles.setExternalId(profile, person.id);
    profiles.setEmail(profile, person.email);
    profiles.setPhone(profile, person.phone);
    const fields = {
      first_name: person.firstName,
      last_name: person.lastName,
      gender: genders[person.gender],
      dob: person.birthday,
      home_city: person.city,
      country: person.country,
      language: person.language,
      time_zone: person.timezone,
    };
    for (const [name, value] of Object.entries(fields)) profile.fields.set(name, value);
    const attributes = { plan: person.plan, logins: person.logins, interests: [...person.interests] };
    for (const [name, value] of Object.entries(attributes)) {
      profile.customAttributes.set(name, value);
      attributeDefinitions.set(name, value);
    }
  }
}

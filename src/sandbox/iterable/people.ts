import type { SamplePerson } from '../kit/index.ts';
import { formatDate } from './dates.ts';
import { draftFieldTypes } from './field-types.ts';
import type { Fields } from './fields.ts';
import type { Project } from './project.ts';

/** A sample person in Iterable's own field names; names and the like are custom fields by convention. */
function fieldsOf(person: SamplePerson): Fields {
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    phoneNumber: person.phone,
    gender: person.gender,
    birthday: person.birthday,
    city: person.city,
    country: person.country,
    locale: person.language,
    timeZone: person.timezone,
    plan: person.plan,
    logins: person.logins,
    interests: person.interests,
    signupDate: formatDate(person.createdAt),
    signupSource: 'Import',
  };
}

/** Stores people as an import would, at once visible. Refuses what a write would: a type conflict, too many fields. */
export function seedPeople(project: Project, people: readonly SamplePerson[]) {
  for (const person of people) {
    const draft = draftFieldTypes(project.fieldTypes, project.id);
    const { fields } = draft.check(fieldsOf(person), true);
    draft.commit();
    const profile = project.profiles.add({ email: person.email, userId: person.id }, fields, person.createdAt);
    profile.updatedAt = project.time.clock.now();
  }
}

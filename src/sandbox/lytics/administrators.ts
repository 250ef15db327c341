import { type Collection, createCollection } from '../kit/index.ts';
import { conflict, notFound } from './refusal.ts';

/** A person with a seat in the account, not a customer profile. */
export interface Administrator {
  id: string;
  name: string;
  email: string;
  roles: readonly string[];
}

/** The people of an account, found by id or email address. */
export function createAdministrators(): Collection<Administrator> {
  return createCollection<Administrator>({
    idOf: ({ id }) => id,
    nameOf: ({ email }) => email,
    notFound: () => notFound('user not found', 'USER-NOTFOUND-023'),
    conflict: (key) => conflict(`user ${JSON.stringify(key)} exists`),
  });
}

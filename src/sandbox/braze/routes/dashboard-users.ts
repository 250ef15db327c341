import { z } from 'zod';
import { jsonObject, name, notValid, required } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import type { JsonObject } from '../json.ts';
import { isEmail } from '../profiles/index.ts';
import { Refusal } from '../refusal.ts';
import type { DashboardUser, Workspace } from '../workspace/index.ts';

/** Errors of SCIM have a form of their own (RFC 7644, section 3.12). */
function scimRefusal(status: number, detail: string): Refusal {
  return new Refusal(status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail, status });
}

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';

const printed = ({ id, userName, name: person, department, permissions }: DashboardUser): JsonObject => ({
  schemas: [userSchema],
  id,
  userName,
  name: { ...person },
  department,
  lastSignInAt: 'Never',
  permissions,
});

function userOf({ workspace, parameter }: Call): DashboardUser {
  const user = workspace.dashboardUsers.get(parameter('id'));
  if (user === undefined) throw scimRefusal(404, 'User not found');
  return user;
}

const withAddress = ({ dashboardUsers }: Workspace, address: string) =>
  [...dashboardUsers.values()].find(({ userName }) => userName === address.toLowerCase());

/** The one filter there is: `userName eq "ada@example.com"`. */
function search({ workspace, query }: Call): Answer {
  const filter = query.get('filter');
  if (filter === null || filter === '') throw required('filter');
  const address = /^userName eq "([^"]+)"$/.exec(filter)?.[1];
  if (address === undefined) throw notValid('filter');
  const found = withAddress(workspace, address);
  return {
    status: 200,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: found === undefined ? 0 : 1,
      Resources: found === undefined ? [] : [printed(found)],
    },
  };
}

const account = z.object({
  schemas: z.array(z.string()).refine((schemas) => schemas.includes(userSchema)),
  name: z.object({ givenName: name, familyName: name }),
  department: z.string(),
  permissions: jsonObject,
});
const newAccount = account.extend({ userName: z.string().refine(isEmail) });

function readAccount<Output>(schema: z.ZodType<Output>, body: JsonObject): Output {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw scimRefusal(400, `${field} is missing or not valid`);
}

function create({ workspace, body }: Call): Answer {
  const { name: person, department, permissions, userName } = readAccount(newAccount, body);
  if (withAddress(workspace, userName) !== undefined) throw scimRefusal(409, 'User already exists in database');
  const user: DashboardUser = {
    id: workspace.ids.hex().slice(-24),
    userName: userName.toLowerCase(),
    name: person,
    department,
    permissions,
  };
  workspace.dashboardUsers.set(user.id, user);
  return { status: 201, body: printed(user) };
}

/** The address stays as it is. */
function replace(call: Call): Answer {
  const user = userOf(call);
  const { name: person, department, permissions } = readAccount(account, call.body);
  const changed: DashboardUser = { ...user, name: person, department, permissions };
  call.workspace.dashboardUsers.set(user.id, changed);
  return { status: 200, body: printed(changed) };
}

function remove(call: Call): Answer {
  call.workspace.dashboardUsers.delete(userOf(call).id);
  return { status: 204 };
}

const users = { path: '/scim/v2/Users', pool: 'scim' } as const;
const user = { path: '/scim/v2/Users/:id', pool: 'scim' } as const;

/** Accounts of people who use the dashboard. They want a SCIM token, not a REST API key. */
export const dashboardUserEndpoints: readonly Endpoint[] = [
  { ...users, name: 'scim.users.search', method: 'GET', answer: search },
  { ...users, name: 'scim.users.create', method: 'POST', answer: create },
  { ...user, name: 'scim.users.get', method: 'GET', answer: (call) => ({ status: 200, body: printed(userOf(call)) }) },
  { ...user, name: 'scim.users.update', method: 'PUT', answer: replace },
  { ...user, name: 'scim.users.delete', method: 'DELETE', answer: remove },
];

import { answer, refuse, refuseAsText } from '../answers.ts';
import type { Api, Call } from '../api.ts';
import { checkUserId, normaliseEmail } from '../identity.ts';
import { type Profile, dataFieldsOf, identifiersOf } from '../profiles.ts';
import type { Project } from '../project.ts';
import { readText } from '../queries.ts';
import { perSecond, readable, serverSide } from '../rules.ts';

function userAnswer(project: Project, profile: Profile): Response {
  return Response.json({ user: { ...identifiersOf(profile), dataFields: dataFieldsOf(project.type, profile) } });
}

/** An e-mail that nobody has is a success with an empty object. */
function byEmail({ project }: Call, raw: string): Response {
  const email = normaliseEmail(raw);
  if (project.type === 'user_id') {
    throw refuse(400, 'BadParams', 'Users of a userID-based project are looked up by userId');
  }
  const profile = project.profiles.withEmail(email)[0];
  return profile === undefined ? Response.json({}) : userAnswer(project, profile);
}

function byUserId({ project }: Call, raw: string, unknown: (msg: string) => Response): Response {
  const profile = project.profiles.withUserId(checkUserId(raw))[0];
  return profile === undefined ? unknown(`No user exists with id: ${raw}`) : userAnswer(project, profile);
}

const unknownAsJson = (msg: string) => answer(400, 'error.users.noUserWithIdExists', msg);

export function registerUserReads(api: Api) {
  const rules = serverSide(perSecond(100));
  api.endpoint('users.getFields', 'GET', '/api/users/getFields', readable(perSecond(3)), ({ project }) =>
    Response.json({ fields: Object.fromEntries(project.fieldTypes.types) }),
  );
  api.endpoint('users.getByEmailQuery', 'GET', '/api/users/getByEmail', rules, (call) =>
    byEmail(call, readText(call.query, 'email')),
  );
  api.endpoint('users.getByUserIdQuery', 'GET', '/api/users/byUserId', rules, (call) =>
    byUserId(call, readText(call.query, 'userId'), unknownAsJson),
  );
  api.endpoint('users.getByUserId', 'GET', '/api/users/byUserId/:userId', rules, (call) =>
    byUserId(
      call,
      call.parameter('userId'),
      call.project.switches.unknownUserIdInPath === 'json' ? unknownAsJson : (msg) => refuseAsText(400, msg).respond(),
    ),
  );
  api.endpoint('users.getByEmail', 'GET', '/api/users/:email', rules, (call) => byEmail(call, call.parameter('email')));
}

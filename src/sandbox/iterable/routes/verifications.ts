import { z } from 'zod';
import { refuse, success } from '../answers.ts';
import type { Api, Handler } from '../api.ts';
import type { Project } from '../project.ts';
import { serverSide } from '../rules.ts';
import { newCode, verificationKey } from '../verifications.ts';

const numberSchema = z.object({ phoneNumber: z.string(), verificationProfileId: z.int() });

/** Verification is an add-on: a project that lacks it is answered with 403. */
function refuseDisabled({ switches }: Project) {
  if (!switches.smsVerification) throw refuse(403, 'Forbidden', 'SMS verification is not enabled for this project');
}

/** Sends a code, which takes the place of one that was sent before. */
const begin: Handler = ({ project, body }) => {
  refuseDisabled(project);
  const number = body(numberSchema);
  if (!/^\+[1-9]\d{1,14}$/.test(number.phoneNumber)) {
    throw refuse(400, 'BadParams', `Invalid phoneNumber: ${number.phoneNumber}`);
  }
  project.verifications.set(verificationKey(number), { code: newCode(), isApproved: false });
  return success();
};

/** A wrong code is no error: what became of it is in the body. */
const check: Handler = ({ project, body }) => {
  refuseDisabled(project);
  const { code, ...number } = body(numberSchema.extend({ code: z.string() }));
  const verification = project.verifications.get(verificationKey(number));
  const isRight = verification !== undefined && !verification.isApproved && verification.code === code;
  if (isRight) verification.isApproved = true;
  return success({ status: isRight ? 'approved' : 'pending' });
};

/** Codes sent by SMS, by which users prove that a phone number is theirs. */
export function registerVerifications(api: Api) {
  api.endpoint('verify.sms.begin', 'POST', '/api/verify/sms/begin', serverSide(), begin);
  api.endpoint('verify.sms.check', 'POST', '/api/verify/sms/check', serverSide(), check);
}

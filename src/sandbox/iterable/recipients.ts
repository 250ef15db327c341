import { z } from 'zod';
import { refuse } from './answers.ts';
import { locate, readIdentity, refuseForgotten, reportedAs } from './identity.ts';
import type { Identity } from './profiles.ts';
import type { Project } from './project.ts';

/** The identifiers of a body that names whom something is sent to. */
export const recipientFields = { recipientEmail: z.string().nullish(), recipientUserId: z.string().nullish() };

export interface WireRecipient {
  recipientEmail?: string | null | undefined;
  recipientUserId?: string | null | undefined;
}

/** Whom a message goes to. Refuses (400) somebody nobody knows, and (409) who asked to be forgotten. */
export function readRecipient(project: Project, { recipientEmail, recipientUserId }: WireRecipient): Identity {
  const identity = readIdentity(project, { email: recipientEmail, userId: recipientUserId });
  refuseForgotten(project, identity);
  if (locate(project, identity) !== undefined) return identity;
  const { kind, value } = reportedAs(project, identity);
  throw refuse(
    400,
    kind === 'email' ? 'UnknownEmailError' : 'UnknownUserIdError',
    `No user exists with ${kind} ${value}`,
  );
}

import type { ProfileCall } from './call.ts';

/** Answers when Unify first and last saw the profile, which says nothing about a `createdAt` trait. */
export function answerMetadata({ profile: { first, last } }: ProfileCall): Response {
  return Response.json({
    metadata: {
      created_at: new Date(first.at).toISOString(),
      updated_at: new Date(last.at).toISOString(),
      expires_at: null,
      first_message_id: first.messageId,
      first_source_id: first.sourceId,
      last_message_id: last.messageId,
      last_source_id: last.sourceId,
    },
  });
}

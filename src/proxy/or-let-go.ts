import { abandonBody, type OutboundResponse } from '../egress/index.ts';

/** Does what comes before an answer is handed on. Where that fails nobody reads the answer, and it is let go of. */
export async function orLetGo<Result>({ body }: OutboundResponse, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    abandonBody(body, error);
    throw error;
  }
}

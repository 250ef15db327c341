import type { Context, Handler } from 'hono';

/** Ends a request with the vendor's own error answer. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly response: Response;

  constructor(response: Response) {
    super(`refused with ${response.status}`);
    this.response = response;
  }
}

/** Makes a route handler of a function that may throw a `Refusal`. */
export function answering(answer: (context: Context) => Response | Promise<Response>): Handler {
  return async (context) => {
    try {
      return await answer(context);
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      throw error;
    }
  };
}

const arriving = new WeakSet<Response>();

/** Notes that the body of an answer is still on its way from a vendor, so that it may break off. */
export function noteArriving(answer: Response): Response {
  arriving.add(answer);
  return answer;
}

/** Whether the body of an answer was on its way when the answer was made. To look at the body itself would take longer. */
export function isArriving(answer: Response): boolean {
  return arriving.has(answer);
}

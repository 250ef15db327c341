/**
 * Gives out ids, always the same ones in the same order: what is told to two workspaces alike gets the same ids in both,
 * so that a conversation can be compared with another.
 */
export function createIds() {
  let count = 0;
  const next = () => {
    count += 1;
    return count.toString(16).padStart(32, '0');
  };
  return {
    /** As dispatches and schedules have them. */
    hex: next,
    /** As everything has that the dashboard shows. */
    uuid: () => next().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  };
}

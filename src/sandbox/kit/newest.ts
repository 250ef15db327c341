/**
 * Takes the oldest from a list until no more than `most` are left, so that what runs for long does not fill the memory.
 * The list is one to which the newest are added at the end.
 */
export function keepNewest(list: unknown[], most: number): void {
  list.splice(0, list.length - most);
}

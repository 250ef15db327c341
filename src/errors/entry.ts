/** What one kind of error is: its status, its name, and what a person can do about it. */
export interface CatalogueEntry {
  /** HTTP status; a vendor's failure may carry the vendor's own status instead. */
  status: number;
  title: string;
  /** What happened, in general. The message of an error says it of the case at hand. */
  meaning: string;
  /** What to do next. */
  remedy: string;
  /** True when the same request may succeed later without a change. */
  retryable: boolean;
  /** True when the vendor, not Crosswalk, failed or refused. */
  remote: boolean;
}

/** A message that went out, from the API or from a schedule. */
export interface Send {
  dispatchId: string;
  kind: 'message' | 'campaign' | 'canvas';
  /** Id of the campaign or Canvas; undefined for a message of no campaign. */
  objectId: string | undefined;
  sendId: string | undefined;
  /** Milliseconds since the epoch. */
  at: number;
  /** Profiles that were meant. */
  brazeIds: string[];
  /** How many of them it went out to, by channel: opted out and without an address do not count. */
  sent: Record<string, number>;
}

/** A send that waits for its time. */
export interface Schedule {
  id: string;
  dispatchId: string;
  kind: Send['kind'];
  objectId: string | undefined;
  isBroadcast: boolean;
  /** Milliseconds since the epoch. */
  time: number;
  /** `time_based`, `local_time_zones` or `intelligent_delivery`. */
  type: string;
  channels: readonly string[];
  send: (channels: readonly string[]) => void;
}

/** A transactional email, kept for as long as a repeated call is recognised. */
export interface TransactionalSend {
  dispatchId: string;
  at: number;
}

/** A cohort of a partner. */
export interface Cohort {
  id: string;
  name: string;
  createdAt: string;
  /** Braze ids. */
  members: Set<string>;
}

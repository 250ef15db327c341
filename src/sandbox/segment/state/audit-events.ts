/** One change of the workspace, as its audit trail tells it. */
export interface AuditEvent {
  id: string;
  /** What happened: `Audience Created`. */
  type: string;
  /** Who did it, as the vendor shows it in `createdBy`. */
  actor: string;
  /** What it happened to: `AUDIENCE`. */
  resourceType: string;
  resourceId: string;
  resourceName: string;
  /** Milliseconds since the epoch. */
  at: number;
}

export type RegulationType =
  | 'SUPPRESS_ONLY'
  | 'UNSUPPRESS'
  | 'DELETE_INTERNAL'
  | 'SUPPRESS_WITH_DELETE_INTERNAL'
  | 'DELETE_ARCHIVE_ONLY'
  | 'DELETE_ONLY'
  | 'SUPPRESS_WITH_DELETE';

type SubjectType = 'USER_ID' | 'ANONYMOUS_ID' | 'OBJECT_ID';

type RegulationStatus =
  | 'INITIALIZED'
  | 'INVALID'
  | 'NOT_SUPPORTED'
  | 'RUNNING'
  | 'PARTIAL_SUCCESS'
  | 'FAILED'
  | 'FINISHED';

/** A request to suppress or delete, which runs in the background. */
export interface Regulation {
  id: string;
  regulationType: RegulationType;
  subjectType: SubjectType;
  subjectIds: string[];
  /** Undefined: the whole workspace. */
  sourceId: string | undefined;
  /** Collection of a cloud source's objects. */
  collection: string | undefined;
  overallStatus: RegulationStatus;
  createdAt: number;
  finishedAt: number | undefined;
  streamStatus: StreamStatus[];
}

interface StreamStatus {
  /** Id of the source. */
  id: string;
  destinationStatus: { id: string; name: string; status: RegulationStatus; errString: string; finishedAt: number }[];
}

/** Somebody whose events are blocked, in one source or in all of them. */
export interface SuppressedSubject {
  subjectType: SubjectType;
  subjectId: string;
  sourceId: string | undefined;
}

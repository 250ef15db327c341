/** What the vendor's documentation leaves open, or what differs between accounts. */
export interface LyticsBehaviour {
  /** Profiles show numbers as strings (`"visits": "12"`). */
  numbersAsStrings: boolean;
  /** `status` of v1 answers is the word `success` instead of the HTTP code. */
  statusAsWord: boolean;
  /** Writing attributes of an identity that no profile has creates the profile; otherwise 404. */
  attributesCreateProfiles: boolean;
  /** What a null attribute does: remove the field from the profile, be stored as null, or be refused with 400. */
  nullAttributes: 'remove' | 'store' | 'refuse';
  /** Which identities `/api/entity/{table}/{value}` looks at. */
  shortEntityForm: 'cookie' | 'every_identity';
  /** What the identity field is called in the body of `/v2/identity/lookup`. */
  identityLookupName: 'key' | 'field';
  /** A scan with a `limit` above 100 is cut to 100, or refused with 400. */
  scanLimitAboveMaximum: 'clamp' | 'refuse';
  /** Milliseconds after which the cursor of a scan is too old. */
  scanCursorLifetime: number;
  /** Every second page of a scan is empty although more follow. */
  emptyScanPages: boolean;
  /** Tokens whose only suitable role is `admin` may upload data. */
  adminTokensMayUpload: boolean;
  /** v2 takes the token from the query, too. */
  queryTokensOnVersion2: boolean;
  /** Calls per second and token; more are answered with 429. */
  requestsPerSecond: number;
}

export const defaultBehaviour: LyticsBehaviour = {
  numbersAsStrings: false,
  statusAsWord: false,
  attributesCreateProfiles: true,
  nullAttributes: 'remove',
  shortEntityForm: 'cookie',
  identityLookupName: 'key',
  scanLimitAboveMaximum: 'clamp',
  scanCursorLifetime: 600_000,
  emptyScanPages: false,
  adminTokensMayUpload: true,
  queryTokensOnVersion2: false,
  requestsPerSecond: 1000,
};

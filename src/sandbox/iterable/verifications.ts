/** A phone number that is being verified. */
export interface Verification {
  code: string;
  /** True once the right code was given; a code is good for one check. */
  isApproved: boolean;
}

interface VerifiedNumber {
  phoneNumber: string;
  verificationProfileId: number;
}

/** What a verification is found by. */
export function verificationKey({ phoneNumber, verificationProfileId }: VerifiedNumber): string {
  return `${verificationProfileId} ${phoneNumber}`;
}

/** A code of six digits, as it is sent to a phone. */
export function newCode(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(random % 1_000_000).padStart(6, '0');
}

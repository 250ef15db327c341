const mark = '****';
const shownCharacters = 4;

/** What is shown of a secret: its last four characters, or nothing of one that is too short to show a part of. */
export function maskSecret(secret: string): string {
  return `${mark}${secret.length >= shownCharacters * 3 ? secret.slice(-shownCharacters) : ''}`;
}

/** True for what `maskSecret` makes: it stands for a secret and never is one. */
export function isMasked(text: string): boolean {
  return text.startsWith(mark) && text.length <= mark.length + shownCharacters;
}

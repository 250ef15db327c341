import { textOn } from './colour.ts';

/** The colour of an integration that names none. */
const plain = '#5b6472';

/** The first letters of up to two words. */
function initials(label: string): string {
  const words = label.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase())
    .join('');
}

/** The sign of an integration. Its colour stands in attributes, as the policy of the page allows no inline style. */
export function Badge({ label, color = plain }: { label: string; color?: string | undefined }) {
  return (
    <svg class="badge" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="10" fill={color} />
      <text x="20" y="20" fill={textOn(color)} text-anchor="middle" dominant-baseline="central">
        {initials(label)}
      </text>
    </svg>
  );
}

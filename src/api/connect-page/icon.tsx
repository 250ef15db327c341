/** Outlines on a square of 24 units. */
const outlines = {
  alert: 'M12 8v5M12 16.5v.01M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  exclamation: 'M12 5v9M12 19v.01',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  forward: 'M9.5 6l6 6-6 6',
  back: 'M14.5 6l-6 6 6 6',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  eye_closed: 'M3.5 10.5S7 15.5 12 15.5s8.5-5 8.5-5M12 15.5v3M6.5 14l-1.8 2.4M17.5 14l1.8 2.4',
  flask: 'M9.5 3.5h5M10.5 3.5v6L5 19a1 1 0 0 0 .9 1.5h12.2A1 1 0 0 0 19 19l-5.5-9.5v-6M8 15h8',
} as const;

export type IconName = keyof typeof outlines;

/** Icons that point along the line of text, and so the other way where that runs from right to left. */
const directed: readonly IconName[] = ['forward', 'back'];

/** A small picture beside words that say the same. */
export function Icon({ name, class: extra = '' }: { name: IconName; class?: string }) {
  const classes = ['icon', directed.includes(name) ? 'directed' : '', extra].filter((word) => word !== '');
  return (
    <svg class={classes.join(' ')} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={outlines[name]} />
    </svg>
  );
}

/** What switches each style on and off. */
const styles = { bold: [1, 22], dim: [2, 22], green: [32, 39], red: [31, 39] } as const;

/** Ways to set text apart; without colours they are no ways at all. */
export type Style = keyof typeof styles;

/** Where the demo is shown. */
export interface Screen {
  line(text?: string): void;
  /** Shows lines that replace those of the last time, on a terminal; elsewhere nothing. */
  live(lines: readonly string[]): void;
  paint: (style: Style, text: string) => string;
}

/** What a screen needs of `process.stdout`. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  hasColors?(): boolean;
}

/** Moves up so many lines and clears all from there on. */
const rewind = (lines: number) => (lines === 0 ? '' : `\u001B[${lines}A\u001B[0J`);

/** A screen over an output. Colours and moving lines are for terminals only. */
export function createScreen(output: Output): Screen {
  const isTerminal = output.isTTY === true;
  const hasColors = isTerminal && output.hasColors?.() === true;
  let shown = 0;
  return {
    line(text = '') {
      shown = 0;
      output.write(`${text}\n`);
    },
    live(lines) {
      if (!isTerminal) return;
      output.write(`${rewind(shown)}${lines.map((line) => `${line}\n`).join('')}`);
      shown = lines.length;
    },
    paint(style, text) {
      const [on, off] = styles[style];
      return hasColors ? `\u001B[${on}m${text}\u001B[${off}m` : text;
    },
  };
}

import { expect, it } from 'vitest';
import { createScreen } from './screen.ts';

function collect(terminal: { isTTY?: boolean; hasColors?: () => boolean }) {
  const written: string[] = [];
  const screen = createScreen({ ...terminal, write: (text) => written.push(text) });
  return { screen, text: () => written.join('') };
}

it('writes plain lines and no progress where nobody looks at a terminal', () => {
  const { screen, text } = collect({});
  screen.live(['10 written']);
  screen.line(screen.paint('green', 'done'));
  expect(text()).toBe('done\n');
});

it('replaces the progress of before on a terminal, but nothing that was written since', () => {
  const { screen, text } = collect({ isTTY: true });
  screen.live(['a', 'b']);
  screen.live(['c']);
  screen.line('done');
  screen.live(['d']);
  expect(text()).toBe('a\nb\n\u001B[2A\u001B[0Jc\ndone\nd\n');
});

it('paints on a terminal with colours only', () => {
  expect(collect({ isTTY: true, hasColors: () => true }).screen.paint('red', 'no')).toBe('\u001B[31mno\u001B[39m');
  expect(collect({ isTTY: true, hasColors: () => false }).screen.paint('red', 'no')).toBe('no');
});

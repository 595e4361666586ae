/** Text on a terminal: how wide it is, how it wraps, and what must never reach it. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;

/** Columns that a text without colours takes: marks none, East Asian wide characters two. */
export function measureText(text: string): number {
  let width = 0;
  for (const char of text) {
    if (/[\p{M}\u200b-\u200f\u2060\ufeff]/u.test(char)) continue;
    width += WIDE.test(char) ? 2 : 1;
  }
  return width;
}

/** Cuts a text to a width, with an ellipsis where it was longer. */
export function cutText(text: string, width: number): string {
  if (measureText(text) <= width) return text;
  let cut = '';
  let used = 0;
  for (const char of text) {
    const next = measureText(char);
    if (used + next > width - 1) break;
    cut += char;
    used += next;
  }
  return `${cut}…`;
}

/** Breaks a text into lines of at most `width` columns, at spaces; a longer word has a line of its own. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measureText(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * Replaces control characters: a document is not to move the reader's cursor, set the title of the window or hide
 * its words.
 */
export function cleanForTerminal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/\r\n?/g, '\n').replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
}

/** Columns of the terminal; outside one, lines are as long as they need to be. */
export function readTerminalWidth(stream: NodeJS.WriteStream = process.stdout): number {
  return stream.isTTY ? Math.max(40, stream.columns) : Number.POSITIVE_INFINITY;
}

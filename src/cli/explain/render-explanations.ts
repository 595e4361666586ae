/** Explanations for the terminal: a heading, then each decision with its rows. */
import picocolors from 'picocolors';
import type { RenderOptions } from '../show/render-document.ts';
import { cleanForTerminal, wrapText } from '../terminal/text-width.ts';
import type { Explanation, Row } from './explanation.ts';

/** Lines no longer than this are read best. */
const MEASURE = 100;
const LABEL = 10;

export function renderExplanations(
  explanations: readonly Explanation[],
  { width, colour }: RenderOptions,
): string {
  const ink = picocolors.createColors(colour);
  const columns = Math.min(width, MEASURE);
  const wrapRow = ({ label, words, rule }: Row): string[] => {
    const shown = rule === undefined ? words : `${words} [${rule}]`;
    const indent = ' '.repeat(LABEL + 4);
    return wrapText(cleanForTerminal(shown), columns - indent.length).map(
      (line, index) => `${index === 0 ? `    ${ink.dim(label.padEnd(LABEL))}` : indent}${line}`,
    );
  };
  const blocks = explanations.map(({ heading, sections }) => {
    const lines = [ink.bold(cleanForTerminal(heading))];
    for (const { name, rows } of sections) lines.push(`  ${name}`, ...rows.flatMap(wrapRow));
    return `${lines.join('\n')}\n`;
  });
  return blocks.join('\n');
}

/** Every rule by its name, a table for each kind of decision. */
export function renderRules(tables: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const blocks = Object.entries(tables).map(([title, rules]) => {
    const longest = Math.max(...Object.keys(rules).map((name) => name.length));
    const lines = Object.entries(rules).map(([name, says]) => `  ${name.padEnd(longest)}  ${says}`);
    return `${[title, ...lines].join('\n')}\n`;
  });
  return blocks.join('\n');
}

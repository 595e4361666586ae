/** What standard output is like. */
import type { RenderOptions } from '../show/render-document.ts';
import { hasColour } from './ink.ts';
import { readTerminalWidth } from './text-width.ts';

export function readTerminal(): RenderOptions {
  return { width: readTerminalWidth(), colour: hasColour() };
}

/** The version of this program. */
import { readFileSync } from 'node:fs';

/** The version of OnRecord, from package.json. */
export function readVersion(): string {
  const source = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(source) as { version: string }).version;
}

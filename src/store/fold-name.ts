/** How names are compared in filters: lower case, no accents, the same on every engine. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** How a ledger is sorted, as it stands in the address: `killed` upwards, `-killed` downwards. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export function readSort(text: string | undefined, otherwise: Sort): Sort {
  if (!text) return otherwise;
  return text.startsWith('-')
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

export function writeSort(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.column}`;
}

/** The same column turns round; another begins upwards. */
export function toggleSort(sort: Sort, column: string): Sort {
  return { column, descending: sort.column === column ? !sort.descending : false };
}

/** Reads CSV by RFC 4180, strictly: a reader of its own, so that the writer is not judged by itself. */
export function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let cell = '';
    if (csv[at] === '"') {
      at++;
      for (;;) {
        if (at >= csv.length) throw new Error('a quoted cell does not end');
        if (csv[at] !== '"') cell += csv[at++];
        else if (csv[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else break;
      }
      at++;
    } else {
      while (at < csv.length && csv[at] !== ',' && !csv.startsWith('\r\n', at)) {
        if (csv[at] === '"' || csv[at] === '\n' || csv[at] === '\r')
          throw new Error(`a bare ${JSON.stringify(csv[at])}`);
        cell += csv[at++];
      }
    }
    row.push(cell);
    if (csv.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else if (csv[at] === ',') at++;
    else throw new Error(`no end of cell at ${at}`);
  }
  if (row.length > 0) throw new Error('the last row does not end');
  return rows;
}

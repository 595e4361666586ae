/** Tells the format of a file: by its bytes where they say it, then by the ending of its name. */

export type Format = 'text' | 'html' | 'jsonl' | 'unsupported';

export interface Detected {
  readonly format: Format;
  /** What the file is, for people: 'PDF', 'a ZIP archive'. Empty for formats that are read. */
  readonly name: string;
}

/** First bytes (latin1) of formats that are not read. The PDF mark may stand within the first 1,024 bytes (ISO 32000-1, annex H). */
const MAGIC: readonly { readonly mark: string; readonly name: string; readonly at?: number }[] = [
  { mark: 'PK\x03\x04', name: 'a ZIP archive or an Office document' },
  { mark: 'PK\x05\x06', name: 'a ZIP archive' },
  { mark: '\xd0\xcf\x11\xe0', name: 'an old Office document' },
  { mark: '{\\rtf', name: 'RTF' },
  { mark: '\x89PNG', name: 'a PNG image' },
  { mark: '\xff\xd8\xff', name: 'a JPEG image' },
  { mark: 'GIF8', name: 'a GIF image' },
  { mark: 'RIFF', name: 'a WebP image, or audio or video' },
  { mark: 'II*\x00', name: 'a TIFF image' },
  { mark: 'MM\x00*', name: 'a TIFF image' },
  { mark: '\x1f\x8b', name: 'a gzip archive' },
  { mark: 'BZh', name: 'a bzip2 archive' },
  { mark: '\xfd7zXZ', name: 'an xz archive' },
  { mark: '7z\xbc\xaf', name: 'a 7-Zip archive' },
  { mark: 'Rar!', name: 'a RAR archive' },
  { mark: 'SQLite format 3\x00', name: 'an SQLite database' },
  { mark: '\x7fELF', name: 'a program' },
  { mark: 'OggS', name: 'audio or video' },
  { mark: 'ID3', name: 'audio' },
  { mark: 'ftyp', name: 'a video or a HEIC image', at: 4 },
];

/**
 * @param bytes the file
 * @param fileName its name, used only where the bytes leave it open
 */
export function detectFormat(bytes: Uint8Array, fileName = ''): Detected {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString(
    'latin1',
  );
  if (head.slice(0, 1024).includes('%PDF-')) return { format: 'unsupported', name: 'PDF' };
  const magic = MAGIC.find(({ mark, at }) => head.startsWith(mark, at ?? 0));
  if (magic) return { format: 'unsupported', name: magic.name };

  const start = plainStart(head);
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(start))
    return { format: 'html', name: '' };
  if (/^\{\s*("|\}|$)/.test(start)) return { format: 'jsonl', name: '' };

  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (ending === 'html' || ending === 'htm' || ending === 'xhtml') return { format: 'html', name: '' };
  if (ending === 'jsonl' || ending === 'ndjson') return { format: 'jsonl', name: '' };
  if (/^<(article|main|section|div|p|h1|table|meta|title)(\s[^>]*)?>/i.test(start))
    return { format: 'html', name: '' };
  return { format: 'text', name: '' };
}

/** The first characters without byte-order mark and leading white space; UTF-16 is thinned to its ASCII. */
function plainStart(head: string): string {
  const unmarked = head.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  const wide = unmarked !== head && !head.startsWith('\xef');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: UTF-16 writes ASCII with a zero byte beside each letter
  return (wide ? unmarked.replace(/\x00/g, '') : unmarked).trimStart();
}

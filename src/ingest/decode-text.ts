/** Bytes to text: UTF-8, UTF-16 with a byte-order mark, and for HTML the encoding that the page declares. */
import type { IngestError } from './ingest-result.ts';

export type Decoded =
  | { readonly text: string; readonly warnings: readonly string[] }
  | { readonly error: IngestError };

/**
 * Decodes plain text. A byte-order mark is not part of the text; nothing else is changed.
 * @returns the text, or `invalid-utf8` with the offset of the first byte that is wrong, or `unsupported-format` when
 *   NUL bytes say that this is no text
 */
export function decodePlainText(bytes: Uint8Array): Decoded {
  const marked = utf16Label(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), warnings: [] };
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = `not a text file: it has a NUL byte at byte ${nul}${looksWide(bytes) ? ' (UTF-16 without a byte-order mark?)' : ''}`;
    return { error: { code: 'unsupported-format', message } };
  }
  const text = decodeUtf8(bytes);
  return text === null ? { error: invalidUtf8(bytes) } : { text, warnings: [] };
}

/**
 * Decodes a page as browsers do: byte-order mark, then the declared charset, then UTF-8, then windows-1252
 * (WHATWG Encoding Standard). Bytes that do not fit become U+FFFD, with a warning.
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const marked = utf16Label(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), warnings: [] };
  const declared = declaredCharset(bytes);
  const decoder = declared === null ? null : createDecoder(declared);
  const warnings: string[] = [];
  if (declared !== null && !decoder)
    warnings.push(`unknown charset "${declared}" in the page; read as UTF-8`);
  if (!decoder || decoder.encoding === 'utf-8' || decoder.encoding.startsWith('utf-16')) {
    const text = decodeUtf8(bytes);
    if (text !== null) return { text, warnings };
    if (declared !== null) {
      warnings.push(`${invalidUtf8(bytes).message}; shown as \uFFFD`);
      return { text: new TextDecoder('utf-8').decode(bytes), warnings };
    }
    warnings.push('the page declares no charset and is not UTF-8; read as windows-1252');
    return { text: new TextDecoder('windows-1252').decode(bytes), warnings };
  }
  return { text: decoder.decode(bytes), warnings };
}

/** Strict UTF-8 without its byte-order mark; null when a byte does not fit. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The error of bytes that are not UTF-8, naming the first one that does not fit. */
export function invalidUtf8(bytes: Uint8Array): IngestError {
  const at = findInvalidUtf8(bytes);
  const value = (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return { code: 'invalid-utf8', message: `not UTF-8: byte 0x${value} at offset ${at}` };
}

/** Offset of the first byte of the first ill-formed sequence (Unicode 15, table 3-7), or -1. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > bytes.length) return at;
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0;
      const low = next > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = next > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return at;
    }
    at += length;
  }
  return -1;
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function looksWide(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 400);
  return head.filter((byte) => byte === 0).length > head.length * 0.3;
}

/** Browsers look for the declaration in the first 1,024 bytes; pages saved from elsewhere often have it later. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8192)).toString(
    'latin1',
  );
  const found =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  return found?.[1] ?? null;
}

function createDecoder(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

import type { Problem } from '../base/problem.ts';
import { DECLARATION, type FileKind } from './file-kind.ts';
import { invalid } from './invalid.ts';

const MAXIMUM_BYTES = 1_048_576;

/** Throws ENVIRONMENT_INVALID (or SCENARIO_INVALID) for a size that nothing written by hand has. */
export function refuseTooLarge(size: number, file: string, kind: FileKind = DECLARATION): void {
  if (size > MAXIMUM_BYTES) throw invalid([tooLarge(size, file, kind)], kind);
}

/** The text of a file, without a byte order mark. Throws ENVIRONMENT_INVALID (or SCENARIO_INVALID) for what is not UTF-8. */
export function decodeText(bytes: Uint8Array, file: string, kind: FileKind = DECLARATION): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw invalid([notUtf8(bytes, file)], kind);
    throw error;
  }
}

function tooLarge(size: number, file: string, { thing }: FileKind): Problem {
  return {
    what: 'Declaration is not valid: the file is too large',
    where: { file, line: 1, column: 1 },
    expected: 'at most 1 MiB',
    got: `${(size / 1_048_576).toFixed(1)} MiB`,
    fix: `declare one ${thing} per file`,
  };
}

function notUtf8(bytes: Uint8Array, file: string): Problem {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    what: 'Declaration is not valid: the file is not text in UTF-8',
    where: { file, line: utf16 ? 1 : firstBadLine(bytes), column: 1 },
    expected: 'UTF-8',
    got: utf16 ? 'UTF-16' : 'bytes that are not UTF-8',
    fix: 'save the file as UTF-8',
  };
}

/** The line of the first byte that is not UTF-8. Line ends are the same byte in any encoding that people mix up with it. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, at))) return line;
    line += 1;
    start = at + 1;
  }
  return line;
}

function isUtf8(bytes: Uint8Array): boolean {
  return !new TextDecoder('utf-8').decode(bytes).includes('\uFFFD');
}

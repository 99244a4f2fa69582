/** A value of RESP, the protocol of Redis and Valkey. */
export type RespValue = string | number | null | RespError | readonly RespValue[];

/** An error that a server answers with; the connection lives on. */
export class RespError extends Error {
  override readonly name = 'RespError';
}

const CRLF = '\r\n';

/** A command, or any value that is neither simple text nor an error, as it goes over the wire. */
export function encode(value: RespValue): string {
  if (value === null) return `$-1${CRLF}`;
  if (typeof value === 'number') return `:${value}${CRLF}`;
  if (value instanceof RespError) return `-${value.message}${CRLF}`;
  if (typeof value === 'string') return `$${Buffer.byteLength(value)}${CRLF}${value}${CRLF}`;
  return `*${value.length}${CRLF}${value.map(encode).join('')}`;
}

/** `OK`, `PONG`: what servers say without counting its bytes. */
export function simple(text: string): string {
  return `+${text}${CRLF}`;
}

/** Puts values together from what comes in pieces. Throws RangeError for what is no RESP. */
export class RespReader {
  #pending = Buffer.alloc(0);

  push(chunk: Buffer): RespValue[] {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const values: RespValue[] = [];
    for (;;) {
      const read = readValue(this.#pending, 0);
      if (read === undefined) return values;
      values.push(read.value);
      this.#pending = this.#pending.subarray(read.end);
    }
  }
}

interface Read {
  readonly value: RespValue;
  readonly end: number;
}

/** The value that begins here; undefined while it is not whole. */
function readValue(bytes: Buffer, start: number): Read | undefined {
  const lineEnd = bytes.indexOf(CRLF, start);
  if (lineEnd < 0) return undefined;
  const text = bytes.toString('utf8', start + 1, lineEnd);
  const next = lineEnd + CRLF.length;
  switch (String.fromCharCode(bytes[start] ?? 0)) {
    case '+':
      return { value: text, end: next };
    case '-':
      return { value: new RespError(text), end: next };
    case ':':
      return { value: Number(text), end: next };
    case '$':
      return readText(bytes, Number(text), next);
    case '*':
      return readList(bytes, Number(text), next);
    default:
      // Typed by hand: words between blanks.
      return { value: bytes.toString('utf8', start, lineEnd).split(/\s+/).filter(Boolean), end: next };
  }
}

function readText(bytes: Buffer, length: number, start: number): Read | undefined {
  if (length === -1) return { value: null, end: start };
  if (!Number.isInteger(length) || length < 0) throw new RangeError('invalid bulk length');
  const end = start + length + CRLF.length;
  return bytes.length < end ? undefined : { value: bytes.toString('utf8', start, start + length), end };
}

function readList(bytes: Buffer, length: number, start: number): Read | undefined {
  if (!Number.isInteger(length)) throw new RangeError('invalid multibulk length');
  const values: RespValue[] = [];
  let end = start;
  for (let index = 0; index < length; index += 1) {
    const read = readValue(bytes, end);
    if (read === undefined) return undefined;
    values.push(read.value);
    end = read.end;
  }
  return { value: values, end };
}

import { invalid } from '../invalid.ts';

const TOKEN = /\s*(?:(<>|<=|>=|[=<>()+,\-.[\]])|([#:]?[A-Za-z_][\w]*|[#:]\w+)|(\d+))/y;

/** The words and signs of an expression, read one after the other. */
export class Tokens {
  readonly kind: string;
  readonly #all: readonly string[];
  #next = 0;

  /** `kind` names the expression in messages: ConditionExpression, UpdateExpression, … */
  constructor(kind: string, text: string) {
    this.kind = kind;
    this.#all = split(kind, text);
  }

  peek(ahead = 0): string | undefined {
    return this.#all[this.#next + ahead];
  }

  /** Whether the next token is this one; words are the same in capitals and small letters. */
  isAt(word: string): boolean {
    return this.peek()?.toUpperCase() === word.toUpperCase();
  }

  /** Takes the next token if it is this one. */
  take(word: string): boolean {
    if (!this.isAt(word)) return false;
    this.#next += 1;
    return true;
  }

  read(): string {
    const token = this.peek();
    if (token === undefined) throw this.wrong('it ends too early');
    this.#next += 1;
    return token;
  }

  expect(word: string): void {
    if (!this.take(word))
      throw this.wrong(`"${word}" is expected, and there is "${this.peek() ?? 'nothing'}"`);
  }

  get isAtEnd(): boolean {
    return this.peek() === undefined;
  }

  wrong(why: string) {
    return invalid(`Invalid ${this.kind}: ${why}`);
  }

  /** Refuses by name what DynamoDB knows and the twin does not. */
  unmodelled(what: string) {
    return invalid(`The twin does not model "${what}" in a ${this.kind}.`);
  }
}

function split(kind: string, text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw invalid(`Invalid ${kind}: Syntax error; near: "${text.slice(from).trim()}"`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

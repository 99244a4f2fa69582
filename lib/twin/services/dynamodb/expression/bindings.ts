import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { invalid } from '../invalid.ts';
import { RESERVED_WORDS } from './reserved-words.ts';
import type { Tokens } from './tokens.ts';

/** What `#names` and `:values` of a call stand for; each must be used, and each that is used must be there. */
export class Bindings {
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: Readonly<Record<string, AttributeValue>>;
  readonly #used = new Set<string>();

  constructor(
    names: Readonly<Record<string, string>> | undefined,
    values: Readonly<Record<string, AttributeValue>> | undefined,
  ) {
    this.#names = names ?? {};
    this.#values = values ?? {};
  }

  /** Reads the name of an attribute. Only whole attributes are modelled, no paths into them. */
  readName(tokens: Tokens): string {
    const token = tokens.read();
    const following = tokens.peek();
    if (following === '.' || following === '[') throw tokens.unmodelled(`${token}${following}…`);
    if (token.startsWith('#')) return this.#bound(this.#names, token, tokens, 'name');
    if (!/^[A-Za-z_]\w*$/.test(token)) throw tokens.wrong(`"${token}" is not the name of an attribute`);
    if (RESERVED_WORDS.has(token.toUpperCase()))
      throw tokens.wrong(`Attribute name is a reserved keyword; reserved keyword: ${token}`);
    return token;
  }

  readValue(tokens: Tokens): AttributeValue {
    return this.#bound(this.#values, tokens.read(), tokens, 'value');
  }

  #bound<Value>(bound: Readonly<Record<string, Value>>, token: string, tokens: Tokens, kind: string): Value {
    const found = Object.hasOwn(bound, token) ? bound[token] : undefined;
    this.#used.add(token);
    if (found === undefined)
      throw tokens.wrong(
        `An expression attribute ${kind} used in expression is not defined; attribute ${kind}: ${token}`,
      );
    return found;
  }

  /** Refuses what no expression has used. */
  refuseUnused(): void {
    const isUnused = (token: string) => !this.#used.has(token);
    const names = Object.keys(this.#names).filter(isUnused);
    const values = Object.keys(this.#values).filter(isUnused);
    if (names.length > 0)
      throw invalid(
        `Value provided in ExpressionAttributeNames unused in expressions: keys: {${names.join(', ')}}`,
      );
    if (values.length > 0)
      throw invalid(
        `Value provided in ExpressionAttributeValues unused in expressions: keys: {${values.join(', ')}}`,
      );
  }
}

import { isMap, type Value, type ValueMap } from '../../../../syntax/index.ts';
import type { CallContext } from '../../../service.ts';

/** A property of a resource type: what its value must be, and what a change of it means. */
export interface Property {
  /** Brings a value into the form that the service wants. Throws WrongType. */
  readonly read: (value: Value, where: string) => Value;
  /** A change of it makes a new resource. */
  readonly replaces?: true;
  /** Nobody can see it on the live resource, so drift is not looked for. */
  readonly isHidden?: true;
  /** Whether two values mean the same thing, where they can be written in more than one way. */
  readonly isSame?: (one: Value, other: Value, context: CallContext) => boolean;
  /** Of a list: what its items must be; of an object: its properties. */
  readonly item?: Property;
  readonly fields?: Readonly<Record<string, Property>>;
}

/** A value that is not of its property's type. */
export class WrongType extends Error {
  override readonly name = 'WrongType';
}

function wrong(where: string, type: string): WrongType {
  return new WrongType(`Value of property ${where} must be of type ${type}`);
}

export const text: Property = {
  read: (value, where) => {
    if (value === null || typeof value === 'object') throw wrong(where, 'String');
    return String(value);
  },
};

export const whole: Property = {
  read: (value, where) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong(where, 'Number');
    return number;
  },
};

export const flag: Property = {
  read: (value, where) => {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw wrong(where, 'Boolean');
  },
};

/** A document, such as a policy. */
export const json: Property = {
  read: (value, where) => {
    if (isMap(value) || typeof value === 'string') return value;
    throw wrong(where, 'Json');
  },
};

/** A list; one value alone stands for a list of it, as CloudFormation takes it. */
export function list(item: Property): Property {
  return {
    item,
    read: (value, where) => {
      const items = Array.isArray(value) ? (value as readonly Value[]) : [value];
      return items.map((each, index) => item.read(each, `${where}/${index}`));
    },
  };
}

/** An object with these properties and no others. */
export function record(fields: Readonly<Record<string, Property>>): Property {
  return {
    fields,
    read: (value, where) => {
      if (!isMap(value)) throw wrong(where, 'Object');
      return readFields(value, fields, where);
    },
  };
}

/** Text by key. */
export const texts: Property = {
  read: (value, where) => {
    if (!isMap(value)) throw wrong(where, 'Map');
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, text.read(each, `${where}/${key}`)]),
    );
  },
};

/** The tags of most resources. */
export const tags: Property = list(record({ Key: text, Value: text }));

/** A property whose change makes a new resource. */
export function fixed(property: Property): Property {
  return { ...property, replaces: true };
}

/** A property that the live resource does not tell. */
export function hidden(property: Property): Property {
  return { ...property, isHidden: true };
}

/** The fields of an object, each brought into its form. Throws WrongType for one that is not known. */
export function readFields(
  value: ValueMap,
  fields: Readonly<Record<string, Property>>,
  where: string,
): ValueMap {
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined)
    throw new WrongType(`Property ${where}/${unknown} is not supported by the embedded AWS`);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      (fields[name] as Property).read(each, `${where}/${name}`),
    ]),
  );
}

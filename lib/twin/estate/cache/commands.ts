import type { Keyspace } from './keyspace.ts';
import { encode, RespError, type RespValue, simple } from './resp.ts';

/** What a node is when a command comes in. */
export interface Serving {
  readonly keyspace: Keyspace;
  readonly role: 'primary' | 'replica';
  readonly replicas: number;
  /** Told after a change, so that replicas follow. */
  readonly onChange: (change: (keyspace: Keyspace) => void) => void;
}

/** The answer to one command, as it goes over the wire. */
export function answerTo(command: RespValue, serving: Serving): string {
  const words = Array.isArray(command) ? (command as readonly RespValue[]).map(String) : [];
  const [name = '', ...rest] = words;
  const known = COMMANDS[name.toUpperCase()];
  if (known === undefined) return encode(new RespError(`ERR unknown command '${name}'`));
  if (known.writes === true && serving.role === 'replica')
    return encode(new RespError("READONLY You can't write against a read only replica."));
  if (rest.length < known.words)
    return encode(new RespError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`));
  return known.answer(rest, serving);
}

interface Command {
  /** How many words must follow at least. */
  readonly words: number;
  readonly writes?: true;
  readonly answer: (words: readonly string[], serving: Serving) => string;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  PING: { words: 0, answer: ([text]) => (text === undefined ? simple('PONG') : encode(text)) },
  QUIT: { words: 0, answer: () => simple('OK') },
  GET: { words: 1, answer: ([key = ''], { keyspace }) => encode(keyspace.get(key)) },
  DBSIZE: { words: 0, answer: (_words, { keyspace }) => encode(keyspace.size) },
  SET: { words: 2, writes: true, answer: set },
  DEL: { words: 1, writes: true, answer: remove },
  FLUSHALL: {
    words: 0,
    writes: true,
    answer: (_words, { onChange }) => {
      onChange((keyspace) => keyspace.clear());
      return simple('OK');
    },
  },
  INFO: { words: 0, answer: (_words, serving) => encode(info(serving)) },
};

/** SET key value [EX seconds]; the other options are refused. */
function set([key = '', value = '', option, length]: readonly string[], { onChange }: Serving): string {
  const lasts = Number(length);
  if (option !== undefined && (option.toUpperCase() !== 'EX' || !(lasts > 0)))
    return encode(new RespError('ERR syntax error'));
  onChange((keyspace) => (option === undefined ? keyspace.set(key, value) : keyspace.set(key, value, lasts)));
  return simple('OK');
}

function remove(keys: readonly string[], { keyspace, onChange }: Serving): string {
  const there = keys.filter((key) => keyspace.get(key) !== null).length;
  onChange((each) => {
    for (const key of keys) each.delete(key);
  });
  return encode(there);
}

function info({ role, replicas, keyspace }: Serving): string {
  return [
    '# Replication',
    `role:${role === 'primary' ? 'master' : 'slave'}`,
    `connected_slaves:${role === 'primary' ? replicas : 0}`,
    '# Keyspace',
    ...(keyspace.size === 0 ? [] : [`db0:keys=${keyspace.size}`]),
    '',
  ].join('\r\n');
}

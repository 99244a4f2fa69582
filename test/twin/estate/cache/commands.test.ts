import { expect } from 'chai';
import type { Clock } from '../../../../lib/base/clock.ts';
import { answerTo } from '../../../../lib/twin/estate/cache/commands.ts';
import { Keyspace } from '../../../../lib/twin/estate/cache/keyspace.ts';
import { RespReader } from '../../../../lib/twin/estate/cache/resp.ts';

function node(role: 'primary' | 'replica' = 'primary') {
  let now = 0;
  const keyspace = new Keyspace({ monotonic: () => now } as Clock);
  const ask = (...words: string[]): unknown => {
    const answer = answerTo(words, { keyspace, role, replicas: 1, onChange: (change) => change(keyspace) });
    const [value] = new RespReader().push(Buffer.from(answer));
    return value instanceof Error ? value.message : value;
  };
  return { ask, keyspace, at: (moment: number) => (now = moment) };
}

describe('twin/estate/cache: what a node answers', () => {
  it('keeps a value for as long as it was told to', () => {
    const { ask, at } = node();
    expect(ask('SET', 'items', 'all', 'EX', '10')).to.equal('OK');
    expect(ask('set', 'owner', 'us')).to.equal('OK');
    at(9.9);
    expect(ask('GET', 'items')).to.equal('all');
    at(10);
    expect(ask('GET', 'items')).to.equal(null);
    expect(ask('GET', 'owner')).to.equal('us');
    expect(ask('DBSIZE')).to.equal(1);
  });

  it('counts what it deletes, and empties itself', () => {
    const { ask } = node();
    ask('SET', 'a', '1');
    ask('SET', 'b', '2');
    expect(ask('DEL', 'a', 'c')).to.equal(1);
    expect(ask('FLUSHALL')).to.equal('OK');
    expect(ask('GET', 'b')).to.equal(null);
  });

  it('takes no writes as a replica, and says what it is', () => {
    const replica = node('replica');
    expect(replica.ask('SET', 'a', '1')).to.match(/^READONLY /);
    expect(replica.ask('INFO')).to.include('role:slave');
    expect(node().ask('INFO', 'replication')).to.include('role:master').and.include('connected_slaves:1');
  });

  it('refuses what it does not know, and what is not whole', () => {
    const { ask } = node();
    expect(ask('PING')).to.equal('PONG');
    expect(ask('PING', 'hello')).to.equal('hello');
    expect(ask('LPUSH', 'a', '1')).to.equal("ERR unknown command 'LPUSH'");
    expect(ask('GET')).to.equal("ERR wrong number of arguments for 'get' command");
    expect(ask('SET', 'a', '1', 'PX', '10')).to.equal('ERR syntax error');
    expect(ask('SET', 'a', '1', 'EX', 'soon')).to.equal('ERR syntax error');
  });
});

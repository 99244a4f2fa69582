import { expect } from 'chai';
import { matches, tagFields } from '../../../../lib/twin/services/ec2/filters.ts';
import { faultOf } from './test-world.ts';

const offered = () => ({ ...tagFields({ Name: 'orders01_web', owner: 'a*b' }), state: ['running'] });
const passes = (Name: string, ...Values: string[]) => matches([{ Name, Values }], offered);

describe('twin/services/ec2: filters', () => {
  it('passes a resource that has one of the values', () => {
    expect(passes('state', 'stopped', 'running')).to.equal(true);
    expect(passes('state', 'stopped')).to.equal(false);
  });

  it('asks for every filter', () => {
    const filters = [
      { Name: 'state', Values: ['running'] },
      { Name: 'tag:Name', Values: ['else'] },
    ];
    expect(matches(filters, offered)).to.equal(false);
    expect(matches([], offered)).to.equal(true);
  });

  it('reads * and ? as wild, unless they are escaped, and other marks as they stand', () => {
    expect(passes('tag:Name', 'orders*')).to.equal(true);
    expect(passes('tag:Name', 'orders??_web')).to.equal(true);
    expect(passes('tag:Name', 'orders?_web')).to.equal(false);
    expect(passes('tag:owner', 'a\\*b')).to.equal(true);
    expect(passes('tag:Name', 'orders\\*')).to.equal(false);
    expect(passes('tag:Name', 'orders.*')).to.equal(false);
  });

  it('finds tags by key, and none by a key that is not there', () => {
    expect(passes('tag-key', 'owner')).to.equal(true);
    expect(passes('tag:cost', '*')).to.equal(false);
  });

  it('refuses a filter that the resource does not have', () => {
    expect(faultOf(() => passes('colour', 'red'))).to.equal(
      "InvalidParameterValue: The filter 'colour' is invalid",
    );
  });
});

import { expect } from 'chai';
import { targetOf } from '../../lib/engine/target.ts';

describe('The target of a run', () => {
  it('is AWS only when every host that answered is AWS’s', () => {
    expect(targetOf(['rds.eu-west-1.amazonaws.com', 'backup.eu-west-1.api.aws'], 'aws')).to.equal('aws');
    expect(targetOf(['rds.eu-west-1.amazonaws.com', '127.0.0.1:4566'], 'aws')).to.equal('endpoint');
  });

  it('is not AWS for a host that only sounds like it', () => {
    expect(targetOf(['rds.eu-west-1.amazonaws.com.example.net'], 'aws')).to.equal('endpoint');
    expect(targetOf(['evilamazonaws.com'], 'aws')).to.equal('endpoint');
  });

  it('is what the run set out for until something answered', () => {
    expect(targetOf([], 'twin')).to.equal('twin');
  });

  it('is AWS when AWS answered, whatever the run set out for', () => {
    expect(targetOf(['sts.amazonaws.com'], 'twin')).to.equal('aws');
  });
});

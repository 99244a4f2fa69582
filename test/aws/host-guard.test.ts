import { expect } from 'chai';
import { guardHost, hostOf, isAws, isAwsHost } from '../../lib/aws/host-guard.ts';

const aws = { protocol: 'https:', hostname: 'rds.eu-west-1.amazonaws.com' };
const near = { protocol: 'http:', hostname: '127.0.0.1', port: 4_566 };

describe('the host guard', () => {
  it('knows the hosts of AWS in every partition', () => {
    for (const host of ['sts.amazonaws.com', 'rds.cn-north-1.amazonaws.com.cn', 'ec2.eu-west-1.api.aws'])
      expect(isAwsHost(host), host).to.equal(true);
    for (const host of ['amazonaws.com', 'amazonaws.com.evil.example', 'notamazonaws.com', 'localhost'])
      expect(isAwsHost(host), host).to.equal(false);
  });

  it('takes an interface endpoint of AWS for AWS, whose quotas it shares', () => {
    expect(isAws(undefined)).to.equal(true);
    expect(isAws('https://vpce-1.rds.eu-west-1.vpce.amazonaws.com')).to.equal(true);
    expect(isAws('http://127.0.0.1:4566')).to.equal(false);
  });

  it('lets a request go to AWS over https when no endpoint is declared, and nowhere else', () => {
    guardHost(aws, undefined);
    expect(() => guardHost(near, undefined)).to.throw('127.0.0.1:4566; it was not sent');
    expect(() => guardHost({ ...aws, protocol: 'http:' }, undefined)).to.throw('https');
  });

  it('lets a request go to the declared endpoint, and not to AWS', () => {
    guardHost(near, 'http://127.0.0.1:4566');
    guardHost({ protocol: 'https:', hostname: 'cloud.example' }, 'https://cloud.example/');
    expect(() => guardHost(aws, 'http://127.0.0.1:4566')).to.throw('rds.eu-west-1.amazonaws.com');
    expect(() => guardHost({ ...near, port: 4_567 }, 'http://127.0.0.1:4566')).to.throw('127.0.0.1:4567');
  });

  it('is a guard: it ends the run', () => {
    try {
      guardHost(near, undefined);
      expect.fail('it let the request go');
    } catch (error) {
      expect(error).to.include({ code: 'HOST_REFUSED', blame: 'guard' });
    }
  });

  it('writes the port only where it is not the usual one', () => {
    expect(hostOf(near)).to.equal('127.0.0.1:4566');
    expect(hostOf({ ...aws, port: 443 })).to.equal('rds.eu-west-1.amazonaws.com');
  });
});

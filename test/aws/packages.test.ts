import { expect } from 'chai';
import { isAwsHost, SERVICE_NAMES } from '../../lib/aws/index.ts';
import { sdkPackage } from '../../lib/aws/packages.ts';
import { FACT_KINDS, operationsOf } from '../../lib/inventory/index.ts';

interface Resolving {
  readonly config: {
    endpointProvider(parameters: Readonly<Record<string, unknown>>): { url: URL };
  };
}

describe('the SDK packages', () => {
  for (const service of SERVICE_NAMES)
    it(`of ${service} have every declared operation, and hosts that the guard knows`, async () => {
      const sdk = await sdkPackage(service);
      for (const { operation } of operationsOf(FACT_KINDS).filter((one) => one.service === service))
        expect(sdk.command(operation, {}), operation).to.have.property('middlewareStack');
      const client = sdk.client({ region: 'eu-west-1' }) as unknown as Resolving;
      for (const Region of ['eu-west-1', 'us-east-1', 'cn-north-1', 'us-gov-west-1']) {
        const { url } = client.config.endpointProvider({ Region, UseFIPS: false, UseDualStack: false });
        expect(isAwsHost(url.hostname), url.hostname).to.equal(true);
        expect(url.protocol).to.equal('https:');
      }
    });
});

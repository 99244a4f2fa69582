import { CloudWatchClient, DeleteAlarmsCommand, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { expect } from 'chai';
import { withTwin } from './with-twin.ts';

const ALARM =
  'Action=PutMetricAlarm&Version=2010-08-01&AlarmName=errors&Namespace=Shop&MetricName=Errors&Statistic=Sum&Period=60' +
  '&EvaluationPeriods=1&Threshold=1&ComparisonOperator=GreaterThanThreshold&Dimensions.member.1.Name=shop' +
  '&Dimensions.member.1.Value=1';

describe('CloudWatch', () => {
  it(
    'is spoken to by form and by JSON alike',
    withTwin({}, async ({ endpoint, client }) => {
      const put = await form(endpoint, ALARM);
      expect(put.status, put.text).to.equal(200);
      expect(put.text).to.include('<PutMetricAlarmResponse');
      const sdk = new CloudWatchClient(client());
      const { MetricAlarms } = await sdk.send(new DescribeAlarmsCommand({}));
      expect(MetricAlarms?.[0]).to.deep.include({
        AlarmName: 'errors',
        StateValue: 'INSUFFICIENT_DATA',
        Threshold: 1,
        Dimensions: [{ Name: 'shop', Value: '1' }],
      });
      sdk.destroy();
      const described = await form(endpoint, 'Action=DescribeAlarms&Version=2010-08-01');
      expect(described.text).to.match(/<member>.*<AlarmName>errors<\/AlarmName>/s);
    }),
  );

  it(
    'tells in JSON the codes that the form knew',
    withTwin({}, async ({ endpoint, client }) => {
      const sdk = new CloudWatchClient(client());
      const thrown: unknown = await sdk
        .send(new DeleteAlarmsCommand({ AlarmNames: ['nobody'] }))
        .catch((error: unknown) => error);
      sdk.destroy();
      expect(thrown).to.have.property('name', 'ResourceNotFound');
      const { text, status } = await form(endpoint, `${ALARM}&Metrics.member.1.Id=a`);
      expect(status).to.equal(400);
      expect(text).to.include('<Code>ValidationError</Code>');
      const answer = await fetch(endpoint, {
        method: 'POST',
        body: '{"AlarmNames":["nobody"]}',
        headers: {
          authorization: AUTHORIZATION,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'GraniteServiceVersion20100801.DeleteAlarms',
        },
      });
      expect(answer.headers.get('x-amzn-query-error')).to.equal('ResourceNotFound;Sender');
    }),
  );
});

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=AKIA111122223333LAND/20261124/eu-west-1/monitoring/aws4_request, SignedHeaders=host, Signature=0';

async function form(endpoint: string, body: string): Promise<{ status: number; text: string }> {
  const headers = { authorization: AUTHORIZATION, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(endpoint, { method: 'POST', body, headers });
  return { status: answer.status, text: await answer.text() };
}

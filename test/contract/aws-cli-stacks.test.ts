import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import { createTwin, type Twin } from '../../lib/twin/server.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { World } from '../../lib/twin/world/world.ts';
import { runReferee, skipWithout } from './referee.ts';

const TEMPLATE = `
Parameters:
  Greeting: { Type: String, Default: hello }
Resources:
  Topic: { Type: AWS::SNS::Topic }
  Word:
    Type: AWS::SSM::Parameter
    Properties: { Type: String, Value: !Sub '\${Greeting} \${Topic.TopicName}' }
Outputs:
  Word: { Value: !Ref Word, Export: { Name: the-word } }
`;

describe('the aws CLI, with stacks', function () {
  this.timeout(120_000);
  let twin: Twin;
  let endpoint = '';
  let folder = '';

  before(async function () {
    skipWithout(this, 'the aws CLI', 'aws', '--version');
    twin = createTwin({ world: new World(realClock, 0.01), services: SERVICES });
    endpoint = `http://127.0.0.1:${await twin.listen()}`;
    folder = mkdtempSync(join(tmpdir(), 'stacks-'));
    writeFileSync(join(folder, 'one.yaml'), TEMPLATE);
    writeFileSync(join(folder, 'two.yaml'), TEMPLATE.replace('Default: hello', 'Default: bye'));
  });
  after(async () => {
    await twin?.close();
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  const aws = async (args: string): Promise<string> => {
    const run = await runReferee('aws', ['--endpoint-url', endpoint, '--output', 'text', ...args.split(' ')]);
    expect(run.status, run.stderr).to.equal(0);
    return run.stdout.trim();
  };

  it('validates a template, makes a stack of it, waits for it, reads it, and takes it away', async () => {
    const body = `--template-body file://${folder}/one.yaml`;
    expect(await aws(`cloudformation validate-template ${body}`)).to.include('Greeting');
    await aws(`cloudformation create-stack --stack-name referee ${body}`);
    await aws('cloudformation wait stack-create-complete --stack-name referee');
    expect(await aws('cloudformation list-exports --query Exports[].Name')).to.equal('the-word');
    const events = await aws(
      'cloudformation describe-stack-events --stack-name referee --query StackEvents[0].ResourceStatus',
    );
    expect(events).to.equal('CREATE_COMPLETE');
    const name = await aws(
      'cloudformation describe-stacks --stack-name referee --query Stacks[0].Outputs[0].OutputValue',
    );
    expect(await aws(`ssm get-parameter --name ${name} --query Parameter.Value`)).to.match(
      /^hello referee-Topic-/,
    );
    await aws('cloudformation delete-stack --stack-name referee');
    await aws('cloudformation wait stack-delete-complete --stack-name referee');
    expect(await aws('sns list-topics --query Topics')).to.equal('');
  });

  it('deploys by change sets, twice', async () => {
    await aws(`cloudformation deploy --stack-name deployed --template-file ${folder}/one.yaml`);
    await aws(
      `cloudformation deploy --stack-name deployed --template-file ${folder}/two.yaml --parameter-overrides Greeting=bye`,
    );
    const status = 'cloudformation describe-stacks --stack-name deployed --query Stacks[0].StackStatus';
    expect(await aws(status)).to.equal('UPDATE_COMPLETE');
    const again = `cloudformation deploy --stack-name deployed --template-file ${folder}/two.yaml --no-fail-on-empty-changeset`;
    expect(await aws(again)).to.match(/No changes to deploy/);
  });
});

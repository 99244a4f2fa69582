import { Writable } from 'node:stream';
import { expect } from 'chai';
import { LandfallError } from '../../lib/base/errors.ts';
import { readArguments } from '../../lib/cli/arguments.ts';
import { COMMANDS } from '../../lib/cli/commands.ts';
import { rebuild } from '../../lib/cli/commands/rebuild.ts';
import type { Io } from '../../lib/cli/io.ts';
import type { TrapSummary } from '../../lib/cli/trap-summary.ts';
import { type Files, withFiles } from '../iac/reading/with-files.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

function call(files: Files, ...argv: string[]): Promise<Ended> {
  return withFiles(files, async (cwd) => {
    const written: string[] = [];
    const stdout = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written.push(chunk.toString());
        done();
      },
    });
    const io = { cwd, stdout, stderr: stdout, signal: new AbortController().signal } as unknown as Io;
    const command = COMMANDS.find((one) => one.command === 'rebuild');
    if (command === undefined) throw new Error('there is no command rebuild');
    return { code: await rebuild(readArguments(argv, command), io), stdout: written.join('') };
  });
}

async function refused(files: Files, ...argv: string[]): Promise<LandfallError> {
  const thrown = await call(files, ...argv).catch((error: unknown) => error);
  if (!(thrown instanceof LandfallError)) throw new Error('it was not refused');
  return thrown;
}

const CLEAN = 'Resources:\n  Topic: {Type: AWS::SNS::Topic}\n';
const OLD_IMAGE = `Resources:
  Web:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-0123456789abcdef0
      SubnetId: !Ref Subnet
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
`;

describe('landfall rebuild', () => {
  it('has nothing to say of a template that comes back anywhere, and ends with 0', async () => {
    const { code, stdout } = await call({ 'topic.yaml': CLEAN }, 'topic.yaml');
    expect(code, stdout).to.equal(0);
    expect(stdout).to.include('topic.yaml: 1 template with 1 resource; rebuilt in a clean account');
    expect(stdout).to.include('✓ Nothing that is written here keeps it from coming back');
  });

  it('says what blocks, where, why, and what to do, and ends with 1', async () => {
    const { code, stdout } = await call({ 'web.yaml': OLD_IMAGE }, '.');
    expect(code).to.equal(1);
    expect(stdout).to.match(/^BLOCKS: .*\[image-literal\]$/m);
    expect(stdout).to.match(/^ {2}web\.yaml:5:16 Web: /m);
    expect(stdout).to.match(/^ {2}fix: /m);
    expect(stdout).to.include('✗ It would not come back as it was: 1 block');
  });

  it('tells worst first', async () => {
    const { stdout } = await call({ 'web.yaml': OLD_IMAGE, 'clean.yaml': CLEAN }, '.', '--json');
    const { findings } = JSON.parse(stdout) as TrapSummary;
    const worst = findings.map(({ severity, certainty }) =>
      certainty === 'unknown' ? 4 : ['blocks', 'loses-data', 'slows', 'warns'].indexOf(severity),
    );
    expect(worst).to.deep.equal(worst.toSorted((a, b) => a - b));
  });

  it('ends with 2 where something could not be read, and nothing else is wrong', async () => {
    const { code, stdout } = await call(
      { 'topic.yaml': CLEAN, 'broken.yaml': 'Resources:\n A: {Type: AWS::A::B' },
      '.',
    );
    expect(code, stdout).to.equal(2);
    expect(stdout).to.include('NOT READ: what is in these was not looked at');
    expect(stdout).to.include('? Whether it would come back is unknown');
  });

  it('says it all as JSON, and nothing else', async () => {
    const { code, stdout } = await call({ 'web.yaml': OLD_IMAGE }, '.', '--json', '--region', 'eu-west-1');
    const summary = JSON.parse(stdout) as TrapSummary;
    expect(summary).to.deep.include({
      root: '.',
      target: { region: 'eu-west-1' },
      outcome: 'fail',
      exitCode: 1,
    });
    expect(summary.units).to.deep.equal([
      { id: 'web.yaml', format: 'cloudformation', file: 'web.yaml', resources: 3 },
    ]);
    expect(summary.findings[0]).to.deep.include({
      trap: 'image-literal',
      certainty: 'certain',
      where: { file: 'web.yaml', line: 5, column: 16 },
    });
    expect(code).to.equal(1);
  });

  it('takes values for parameters', async () => {
    const files = {
      'web.yaml': 'Parameters: {Name: {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic}}\n',
      'values.txt': '[{"ParameterKey": "Name", "ParameterValue": "x"}]',
      'values.tfvars': 'Name = "x"\n',
    };
    const traps = async (...argv: string[]): Promise<string[]> => {
      const { stdout } = await call(files, 'web.yaml', '--json', ...argv);
      return (JSON.parse(stdout) as TrapSummary).findings.map(({ trap }) => trap);
    };
    expect(await traps()).to.deep.equal(['parameter-without-value']);
    expect(await traps('--parameters', 'values.txt')).to.deep.equal([]);
    expect(await traps('--parameters', 'values.tfvars')).to.deep.equal([]);
  });

  it('is a bad call with an option that would change nothing', async () => {
    const dry = await refused({ 'a.yaml': CLEAN }, 'a.yaml', '--dry-run');
    expect(dry).to.include({ code: 'CALL_INVALID' });
    expect(dry.message).to.include('Without --env nothing is rebuilt').and.to.include('--dry-run');
    const elsewhere = await refused({}, '--env', 'sandbox', '--region', 'eu-west-1');
    expect(elsewhere.message).to.include('is declared in the environment').and.to.include('--region');
  });

  it('is a bad call where nothing could be read', async () => {
    const nothing = await refused({ 'notes.md': 'hello' }, '.');
    expect([nothing.code, nothing.exitCode]).to.deep.equal(['REBUILD_NOTHING_READ', 3]);
    const broken = await refused({ 'broken.yaml': 'Resources:\n A: {Type: AWS::A::B' }, 'broken.yaml');
    expect([broken.code, broken.exitCode]).to.deep.equal(['REBUILD_NOTHING_READ', 3]);
    expect(broken.message).to.include('broken.yaml:');
    expect((await refused({}, 'nowhere')).exitCode).to.equal(3);
    expect((await refused({ 'a.yaml': CLEAN }, 'a.yaml', '--region', 'Ireland')).code).to.equal(
      'CALL_INVALID',
    );
    expect((await refused({ 'a.yaml': CLEAN }, 'a.yaml', '--account', '1')).code).to.equal('CALL_INVALID');
    expect((await refused({ 'a.yaml': CLEAN }, 'a.yaml', '--parameters', 'none')).code).to.equal(
      'SUPPLIED_UNREADABLE',
    );
  });
});

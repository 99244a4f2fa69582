import { expect } from 'chai';
import { LandfallError } from '../../lib/base/errors.ts';
import { type ArgumentSpec, readArguments } from '../../lib/cli/arguments.ts';

const spec: ArgumentSpec = {
  command: 'suite',
  positionals: [],
  options: {
    env: { type: 'string', value: 'NAME', help: 'an environment', required: true },
    'no-drill': { type: 'boolean', help: 'break nothing' },
    json: { type: 'boolean', help: 'machine output' },
  },
};

function failure(...argv: string[]): LandfallError {
  try {
    readArguments(argv, spec);
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
  throw new Error('the arguments were accepted');
}

describe('A command line', () => {
  it('is read into texts and flags', () => {
    const { text, flags } = readArguments(['--env', 'staging', '--no-drill', '--json'], spec);
    expect(text).to.deep.equal({ env: 'staging' });
    expect(flags).to.deep.equal({ 'no-drill': true, json: true });
  });

  it('takes --env=staging as well', () => {
    expect(readArguments(['--env=staging'], spec).text['env']).to.equal('staging');
  });

  it('tells every mistake at once, with exit code 3', () => {
    const error = failure('--jsn', '--no-drill=yes', 'extra');
    expect(error.exitCode).to.equal(3);
    expect(error.details.map((problem) => problem.what)).to.deep.equal([
      'The command suite has no option --jsn. Did you mean "json"?',
      'The option --no-drill takes no value',
      'The command suite needs --env',
      'The command suite takes no argument',
    ]);
  });

  it('makes one mistake of an unknown option and what stands behind it', () => {
    const error = failure('--env', 'sandbox', '--outt', 'elsewhere');
    expect(error.details.map(({ got }) => got)).to.deep.equal(['--outt']);
  });

  it('does not take the next option for a value', () => {
    expect(failure('--env', '--json').details[0]?.what).to.equal('The option --env needs a value');
  });
});

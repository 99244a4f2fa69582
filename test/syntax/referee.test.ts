import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { isMap, readTemplate, textOf, type Value } from '../../lib/syntax/index.ts';
import { WEB_JSON, WEB_YAML } from './templates.ts';

const DECODE = `
import json, sys
import cfnlint.decode
template, problems = cfnlint.decode.decode(sys.argv[1])
assert not problems, problems
print(json.dumps(template, default=str))
`;

/** As cfn-lint reads a file; undefined where it is not installed. */
function asCfnLint(file: string): Value | undefined {
  const python = pythonOfCfnLint();
  if (python === undefined) return undefined;
  return JSON.parse(execFileSync(python, ['-c', DECODE, file], { encoding: 'utf8' })) as Value;
}

function pythonOfCfnLint(): string | undefined {
  try {
    execFileSync('python3', ['-c', 'import cfnlint.decode'], { stdio: 'ignore' });
    return 'python3';
  } catch {
    return undefined;
  }
}

/** CloudFormation makes texts of numbers and truth values, and an attribute may be written in one piece or in two. */
function plain(value: Value): Value {
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return value === null ? null : textOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'Fn::GetAtt' && Array.isArray(inner) ? inner.map(textOf).join('.') : plain(inner),
    ]),
  );
}

describe('cfn-lint', function () {
  this.timeout(60_000);

  for (const [name, text] of [
    ['web.yaml', WEB_YAML],
    ['web.json', WEB_JSON],
  ] as const) {
    it(`reads ${name} as we do`, function () {
      const folder = mkdtempSync(join(tmpdir(), 'landfall-referee-'));
      try {
        writeFileSync(join(folder, name), text);
        const theirs = asCfnLint(join(folder, name));
        if (theirs === undefined) this.skip();
        expect(plain(readTemplate(text, name).body)).to.deep.equal(plain(theirs));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

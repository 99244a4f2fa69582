import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { parse } from 'yaml';
import { environmentJsonSchema } from '../../lib/environment/index.ts';
import { changed, SHORT, shipped } from './declarations.ts';

const FILE = new URL('../../reports/schemas/environment.schema.json', import.meta.url);

describe('the JSON Schema for editors', () => {
  it('is the one that Landfall checks by (UPDATE_SCHEMAS=1 writes it anew)', () => {
    const made = `${JSON.stringify(environmentJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(FILE, made);
    expect(readFileSync(FILE, 'utf8')).to.equal(made);
  });

  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(FILE, 'utf8')) as object);

  for (const name of ['sandbox', 'sandbox-flawed', 'staging.example'])
    it(`accepts ${name}.yaml`, () => {
      expect(validate(parse(shipped(name))), JSON.stringify(validate.errors)).to.equal(true);
      expect(shipped(name)).to.match(
        /^# yaml-language-server: \$schema=\.\.\/reports\/schemas\/environment\.schema\.json/,
      );
    });

  it('accepts null where a workload drops a promise, and nowhere else', () => {
    const dropped = changed(
      'tier: gold',
      'tier: gold\n    objectives: { az: null }\n    backup: { every: null }',
    );
    expect(validate(parse(dropped))).to.equal(true);
    expect(validate(parse(changed('owner: team', 'owner: null')))).to.equal(false);
  });

  const broken: [string, string][] = [
    ['stage: test', 'stage: tset'],
    ['stage: test', 'stage: test\nstagee: x'],
    ['    owner: team\n', ''],
    ['"111122223333"', '111122223333'],
    ['[eu-west-1]', '[eu-west-1a]'],
    ['rto: 1h', 'rto: 900'],
    ['rto: 1h', 'rto: fifteen minutes'],
    ['az: { rto: 1h }', 'az: { rto: 1h, recover: { by: restore, steps: [{ what: x, takes: 1m }] } }'],
    ['  orders:', '  Orders:'],
    ['tiers:', 'exclusions: [{ check: "*", workload: orders, reason: x, owner: me }]\ntiers:'],
  ];
  for (const [from, to] of broken)
    it(`refuses ${JSON.stringify(to)} for ${JSON.stringify(from)}`, () => {
      expect(validate(parse(SHORT))).to.equal(true);
      expect(validate(parse(changed(from, to)))).to.equal(false);
    });
});

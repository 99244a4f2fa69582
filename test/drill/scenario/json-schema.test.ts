import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { parse } from 'yaml';
import { scenarioJsonSchema } from '../../../lib/drill/scenario/index.ts';
import { changed, SHORT, shipped } from './scenarios.ts';

const FILE = new URL('../../../reports/schemas/scenario.schema.json', import.meta.url);

describe('the JSON Schema of scenarios', () => {
  it('is the one that Landfall checks by (UPDATE_SCHEMAS=1 writes it anew)', () => {
    const made = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(FILE, made);
    expect(readFileSync(FILE, 'utf8')).to.equal(made);
  });

  const accepts = (text: string) =>
    new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(FILE, 'utf8')) as object)(parse(text));

  for (const name of ['az-loss', 'db-failover', 'dns-health-check'])
    it(`accepts ${name}.yaml, which names it`, () => {
      expect(accepts(shipped(name))).to.equal(true);
      expect(shipped(name)).to.match(
        /^# yaml-language-server: \$schema=\.\.\/reports\/schemas\/scenario\.schema\.json/,
      );
    });

  for (const [from, to] of [
    ['disruption: instance', 'disruption: asteroid'],
    ['title: The servers restart\n', ''],
    ['lasts: 60s', 'lasts: 60'],
    ['objectives: [rto]', 'objectives: []'],
    ['kind: dns', 'kind: ping'],
  ] as const)
    it(`refuses ${JSON.stringify(to)} for ${JSON.stringify(from)}`, () => {
      expect(accepts(SHORT)).to.equal(true);
      expect(accepts(changed(from, to))).to.equal(false);
    });
});

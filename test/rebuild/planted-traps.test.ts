import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { formatLocation, type SourceLocation } from '../../lib/base/problem.ts';
import type { TrapFinding } from '../../lib/iac/index.ts';
import { PLANTED_TRAPS, type PlantedTrap } from './planted-traps.ts';
import { type Tried, withRebuilt } from './rebuild-bench.ts';

describe('a trap that is planted in a template of the shop', function () {
  this.timeout(60_000);

  for (const trap of PLANTED_TRAPS)
    it(`is foretold at its line, and stops the rebuild${trap.isUnmodelled ? ', if only because nothing of the kind is modelled' : ''}: ${inWords(trap)}`, () => {
      const text = plant(trap);
      return withRebuilt(withPlatform(trap.stack, text), (tried) => {
        expect(placesOf(tried.findings)).to.deep.equal([foretold(trap, text)]);
        expectOutcome(trap, tried);
      })();
    });

  it('that loses data stops nothing: what comes up is whole, and empty', () => {
    const kept = '    DeletionPolicy: Snapshot\n    UpdateReplacePolicy: Snapshot\n';
    const text = shop('shop-catalogue').replace(kept, '');
    return withRebuilt(withPlatform('shop-catalogue', text), ({ findings, made, problems }) => {
      expect(
        findings.filter(isHarmful).map(({ trap, resource }) => `${trap} ${resource ?? ''}`),
      ).to.deep.equal(['deletion-policy-missing DataA']);
      expect({ made, problems }).to.deep.equal({ made: ['shop-platform', 'shop-catalogue'], problems: [] });
    })();
  });

  it('is foretold with all the others in the template of the bad day, of which CloudFormation names the first it meets', () => {
    const text = readFileSync(
      new URL('../../environments/iac-flawed/shop-catalogue.yaml', import.meta.url),
      'utf8',
    );
    const marked = [...text.matchAll(/# Fault: .* \(([a-z-]+)\)\.$/gm)].map(([, trap]) => trap);
    return withRebuilt(withPlatform('shop-catalogue', text), ({ findings, made, problems }) => {
      expect(findings.filter(isHarmful).map(({ trap }) => trap)).to.have.members(marked);
      expect(made).to.deep.equal(['shop-platform']);
      expect(problems.map(({ got }) => got)).to.deep.equal([
        'ValidationError: Parameters: [Domain] must have values',
      ]);
    })();
  });

  it('is missed in none of the templates of the shop, which come up as they are', () => {
    const names = ['shop-platform', 'shop-orders', 'shop-catalogue', 'shop-ledger'];
    const templates = Object.fromEntries(names.map((name) => [name, shop(name)]));
    return withRebuilt(templates, ({ findings, ...rest }) => {
      expect(findings.filter(isHarmful)).to.deep.equal([]);
      expect(rest).to.deep.equal({ made: names, problems: [], isHealed: true });
    })();
  });
});

function inWords({
  what,
  foretold: { trap },
  outcome: { resource = 'the change set' },
}: PlantedTrap): string {
  return `${what} (${trap} → ${resource})`;
}

function shop(name: string): string {
  return readFileSync(new URL(`../../environments/iac/${name}.yaml`, import.meta.url), 'utf8');
}

function plant({ stack, plant: [says, instead] }: PlantedTrap): string {
  const text = shop(stack);
  expect(text).to.include(says);
  return text.replace(says, instead);
}

function withPlatform(stack: string, text: string): Readonly<Record<string, string>> {
  return { 'shop-platform': shop('shop-platform'), [stack]: text };
}

/** `shop-orders.yaml:63 image-literal WebA` */
function foretold({ stack, foretold: { trap, at, resource } }: PlantedTrap, text: string): string {
  const line = text.slice(0, text.indexOf(at)).split('\n').length;
  return [`${stack}.yaml:${line}`, trap, resource].filter((word) => word !== undefined).join(' ');
}

function placesOf(findings: readonly TrapFinding[]): string[] {
  return findings
    .filter(isHarmful)
    .map(({ where, trap, resource }) =>
      [lineOf(where), trap, resource].filter((word) => word !== undefined).join(' '),
    );
}

function lineOf(where: SourceLocation | string): string {
  return formatLocation(where).replace(/:\d+$/, '');
}

/** What stops a rebuild, or brings it back without its data; what only a look into the account could tell is another matter. */
function isHarmful({ severity, certainty }: TrapFinding): boolean {
  return certainty !== 'unknown' && (severity === 'blocks' || severity === 'loses-data');
}

function expectOutcome({ stack, outcome: { resource, reason } }: PlantedTrap, tried: Tried): void {
  expect(tried.made).to.deep.equal(stack === 'shop-platform' ? [] : ['shop-platform']);
  const [problem, ...more] = tried.problems;
  expect(more).to.deep.equal([]);
  expect(problem?.got).to.match(reason);
  if (resource !== undefined) expect(problem?.what).to.include(`: ${resource} (`);
  expect(tried.isHealed, 'everything is taken away again').to.equal(true);
}

import { expect } from 'chai';
import fc from 'fast-check';
import { LandfallError } from '../../lib/base/errors.ts';
import { parsed, refusal, SHORT, shipped, changed } from './declarations.ts';

/** Parses whatever it is given; the error of ours that it throws, or undefined. Anything else comes through. */
function outcomeOf(text: string): LandfallError | undefined {
  try {
    parsed(text);
    return undefined;
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
}

const HOSTILE: Record<string, string> = {
  nothing: '',
  'blanks alone': ' \n\n  \n',
  'comments alone': '# later\n',
  'a scalar': 'sandbox',
  'a number': '42',
  'a list': '- a\n- b\n',
  null: 'null\n',
  'two documents': `${SHORT}---\n${SHORT}`,
  'another YAML version': `%YAML 1.1\n---\n${SHORT}`,
  'a tab for indentation': changed('  shop:', '\tshop:'),
  'an alias that holds itself': 'name: &a [*a]\n',
  'twenty thousand brackets': '['.repeat(20_000),
  'a key for the prototype': '__proto__: { polluted: true }\n',
  'keys of the object prototype': 'constructor: x\ntoString: y\nhasOwnProperty: z\n',
  'zero bytes': `name: "a\0b"\n`,
  'a value of a million letters': `name: ${'x'.repeat(1_000_000)}\n`,
  'a key of a hundred thousand letters': `${SHORT}? ${'k'.repeat(100_000)}\n: 1\n`,
  'a map of ten thousand keys': Array.from({ length: 10_000 }, (_, index) => `k${index}: 1\n`).join(''),
  'an alias bomb': [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
      (name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]}, `.repeat(10)}]`,
    ),
  ].join('\n'),
};

describe('hostile YAML', () => {
  for (const [title, text] of Object.entries(HOSTILE)) {
    it(`refuses ${title} with a clear problem`, () => {
      const error = refusal(text);
      expect(error.code).to.equal('ENVIRONMENT_INVALID');
      expect(error.details[0]?.where).to.include({ file: 'environments/shop.yaml' });
      expect(error.message.length).to.be.below(50_000);
    });
  }

  it('leaves the prototypes of objects alone', () => {
    outcomeOf('accounts: { __proto__: { polluted: true } }\n');
    expect(Object.hasOwn(Object.prototype, 'polluted')).to.equal(false);
  });

  it('reads line ends of Windows, and counts lines as an editor does', () => {
    expect(parsed(SHORT.replaceAll('\n', '\r\n')).workloads).to.have.length(1);
    const error = refusal(changed('rto: 1h', 'rto: soon').replaceAll('\n', '\r\n'));
    expect(error.details[0]?.where).to.include({ line: 12, column: 18 });
  });

  it('finds its way through a chain of a thousand dependencies, and the circle at its end', () => {
    const workload = (index: number, next: number): string =>
      `  w${index}: { owner: o, tier: gold, select: { stacks: [s] }, dependsOn: [w${next}] }\n`;
    const chain = Array.from({ length: 1_000 }, (_, index) => workload(index, (index + 1) % 1_000)).join('');
    const error = refusal(`${SHORT.slice(0, SHORT.indexOf('  orders:'))}${chain}`);
    expect(error.details).to.have.length(1);
    expect(error.details[0]?.what).to.contain('depend on each other in a circle');
  });

  it('answers any change of the sandbox with a declaration or with an error of ours, in no time', () => {
    const sandbox = shipped('sandbox');
    const change = fc.record({
      at: fc.nat({ max: sandbox.length }),
      remove: fc.nat({ max: 40 }),
      insert: fc.oneof(
        fc.constantFrom(
          '\t',
          ':',
          '- ',
          '&a ',
          '*a',
          '!x ',
          '"',
          '[',
          '{',
          '\n',
          '\r',
          '? ',
          '<<: ',
          '|',
          '%',
          'null',
        ),
        fc.string({ maxLength: 12, unit: 'binary' }),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const text = changes.reduce(
          (left, { at, remove, insert }) => left.slice(0, at) + insert + left.slice(at + remove),
          sandbox,
        );
        const error = outcomeOf(text);
        if (error === undefined) return;
        expect(error.code).to.equal('ENVIRONMENT_INVALID');
        for (const { what, where } of error.details) {
          expect(what).to.match(/^Declaration is not valid/);
          if (typeof where === 'object') expect(where.line).to.be.at.least(1);
        }
      }),
      { numRuns: 100, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: true },
    );
  });
});

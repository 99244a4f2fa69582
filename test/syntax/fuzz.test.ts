import { expect } from 'chai';
import fc from 'fast-check';
import { LandfallError } from '../../lib/base/errors.ts';
import { readTemplate, walk } from '../../lib/syntax/index.ts';
import { WEB_JSON, WEB_YAML } from './templates.ts';

/** Reads it, walks it and asks for every place: what is to be survived. */
function survive(text: string): void {
  try {
    const { body, locate } = readTemplate(text, 'fuzzed');
    const lines = text.split('\n');
    walk(body, (_value, path) => {
      const { line, column } = locate(path, 3);
      if (line > lines.length || line < 1 || column < 1) throw new Error(`no such place: ${line}:${column}`);
    });
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    expect(error.code).to.equal('TEMPLATE_INVALID');
    expect(error.details.length).to.be.greaterThan(0);
    for (const { where } of error.details) expect(where).to.have.property('line').that.is.greaterThan(0);
  }
}

const template = fc.constantFrom(WEB_YAML, WEB_JSON);
const place = fc.nat(WEB_YAML.length);
const signs = fc.constantFrom(
  ...'{ } [ ] : , " \' ! &a *a # | > % \\ --- ... 0 null Resources:'.split(' '),
  '- ',
  '\n',
  '\t',
  '<<: ',
  '!Sub ',
  '!GetAtt ',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '  ',
  '__proto__: ',
);

describe('Whatever a template turns into', () => {
  it('by being cut off, it is read or refused', () => {
    fc.assert(
      fc.property(template, place, (text, at) => survive(text.slice(0, at))),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(template, place, (text, at) => survive(text.slice(at))),
      { numRuns: 100 },
    );
  });

  it('by other bytes in it, it is read or refused', () => {
    const flips = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(template, flips, (text, changes) => {
        const bytes = Buffer.from(text);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        survive(bytes.toString('latin1'));
        survive(bytes.toString('utf8'));
      }),
      { numRuns: 150 },
    );
  });

  it('by signs of YAML and JSON put into it, it is read or refused', () => {
    const insertions = fc.array(fc.tuple(place, signs), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(template, insertions, (text, changes) => {
        let changed = text;
        for (const [at, sign] of changes) changed = changed.slice(0, at) + sign + changed.slice(at);
        survive(changed);
      }),
      { numRuns: 300 },
    );
  });

  it('by being no template at all, it is read or refused', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), survive), { numRuns: 200 });
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (all) => survive(all.join(''))),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => survive(JSON.stringify({ Resources: value }))),
      { numRuns: 200 },
    );
  });
});

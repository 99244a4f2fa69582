import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import {
  compare,
  entriesOf,
  HALVES,
  type Half,
  type Label,
  overall,
  precisionOf,
  readLabels,
  recallOf,
  scoreHalf,
  TARGET,
} from '../../../bench/traps-score.ts';
import { TRAP_IDS, TRAPS } from '../../../lib/iac/index.ts';

const fileOnly = TRAPS.filter((trap) => !trap.needsAccount).map((trap) => trap.id);

describe('labelled corpus', () => {
  it('has more than sixty templates and sets, in two halves without a common one', async () => {
    const [develop, aside] = await Promise.all(HALVES.map(entriesOf));
    expect([...(develop ?? []), ...(aside ?? [])]).to.have.length.above(63);
    const drawn = aside?.filter((entry) => !entry.startsWith('clean-'));
    expect(Math.abs((develop?.length ?? 0) - (drawn?.length ?? 0))).to.be.at.most(2);
    expect(develop?.filter((entry) => aside?.includes(entry))).to.deep.equal([]);
  });

  for (const half of HALVES) {
    describe(half, () => {
      it('labels known traps at places that are there', async () => {
        const wrong: string[] = [];
        for (const label of await readLabels(half)) {
          if (!(TRAP_IDS as readonly string[]).includes(label.trap)) wrong.push(`${label.trap} is no trap`);
          if (!(await isThere(half, label))) wrong.push(`${placeOf(label)} is not there`);
        }
        expect(wrong).to.deep.equal([]);
      });

      it('labels each place and trap once, and says why', async () => {
        const labels = await readLabels(half);
        expect(new Set(labels.map(placeOf)).size).to.equal(labels.length);
        expect(labels.filter(({ why }) => why.length < 10)).to.deep.equal([]);
      });

      it('has each trap that a file alone shows three times, and the others as unknown', async () => {
        const counted = (await readLabels(half)).filter(({ certainty }) => certainty === undefined);
        const times = (trap: string): number => counted.filter((label) => label.trap === trap).length;
        expect(fileOnly).to.have.length(34);
        expect(fileOnly.filter((trap) => times(trap) < 3)).to.deep.equal([]);
        expect(TRAP_IDS.filter((trap) => !fileOnly.includes(trap) && times(trap) > 0)).to.deep.equal([]);
      });

      it('is found by the traps as well as promised', async () => {
        const score = await scoreHalf(half);
        const all = overall(score);
        expect(precisionOf(all), 'precision').to.be.at.least(TARGET.precision);
        expect(recallOf(all), 'recall').to.be.at.least(TARGET.recall);
        expect(score.cleanEntries).to.be.at.least(6);
        expect(score.falseInClean / score.cleanEntries, 'false traps per clean template').to.be.at.most(
          TARGET.falsePerClean,
        );
      });
    });
  }

  it('counts a finding one line off as missed and as too many', () => {
    const label: Label = { file: 'a.yaml', trap: 'region-literal', line: 3, why: 'a Region as default' };
    const place = { file: 'a.yaml', trap: 'region-literal', line: 4, message: 'a Region' };
    const beside = compare([label], [place], ['a.yaml', 'b.yaml']);
    expect(beside.missed).to.deep.equal([label]);
    expect(beside.surplus).to.deep.equal([place]);
    expect(beside.cleanEntries).to.equal(1);
    expect(compare([label], [{ ...place, line: 3 }], ['a.yaml']).surplus).to.deep.equal([]);
  });

  it('counts neither way what only an account could tell', () => {
    const label: Label = {
      file: 'a.yaml',
      trap: 'zone-literal',
      line: 3,
      certainty: 'unknown',
      why: 'a fourth zone',
    };
    const place = { file: 'a.yaml', trap: 'zone-literal', line: 3, message: 'a zone' };
    const { missed, surplus, falseInClean } = compare([label], [place], ['a.yaml']);
    expect({ missed, surplus, falseInClean }).to.deep.equal({ missed: [], surplus: [], falseInClean: 0 });
  });
});

async function isThere(half: Half, { file, line, address }: Label): Promise<boolean> {
  const text = await readFile(join(resolve('test/iac/corpus'), half, file), 'utf8');
  if (address === undefined)
    return line !== undefined && line >= 1 && (text.split('\n')[line - 1] ?? '').trim() !== '';
  return line === undefined && hasAddress(text, address);
}

/** Addresses stand as such in plans and shown states; a raw state has their parts, a variable its name. */
function hasAddress(text: string, address: string): boolean {
  const [kind = '', name = ''] = address.split('.').slice(-2);
  return (
    text.includes(`"address":"${address}"`) ||
    (text.includes(`"type": "${kind}"`) && text.includes(`"name": "${name}"`)) ||
    (kind === 'variable' && text.includes(`"${name}":{"value"`))
  );
}

function placeOf({ file, trap, line, address }: Label): string {
  return `${file}:${address ?? line} ${trap}`;
}

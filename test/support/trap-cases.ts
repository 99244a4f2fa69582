import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { formatLocation } from '../../lib/base/problem.ts';
import type { IacSet } from '../../lib/iac/iac-set.ts';
import { readIac } from '../../lib/iac/reading/read-iac.ts';
import {
  findTraps,
  type TrapContext,
  type TrapFinding,
  type TrapId,
  TRAPS,
} from '../../lib/iac/traps/index.ts';

/** Files by name; one text is `template.yaml`. */
export type Files = string | Readonly<Record<string, string>>;

/** One row: what stands in the files, and where the trap is seen. */
export interface TrapCase {
  readonly says: string;
  readonly files: Files;
  /**
   * Addresses, with `?` where it is unknown and `~` where it is likely. Lines are marked in the files themselves: `#<`, `#<?`,
   * `#<~`. Nothing where it is no trap.
   */
  readonly at?: readonly string[];
  readonly target?: TrapContext['target'];
  readonly account?: TrapContext['account'];
  readonly supplied?: Readonly<Record<string, string>>;
}

/** Reads the files of a case as the command would. */
export async function iacSet(files: Files, supplied?: Readonly<Record<string, string>>): Promise<IacSet> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-traps-'));
  try {
    const named = typeof files === 'string' ? { 'template.yaml': files } : files;
    for (const [name, text] of Object.entries(named)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const set = await readIac('.', { cwd: folder, ...(supplied && { supplied: { '*': supplied } }) });
    expect(set.refused, 'files that were refused').to.deep.equal([]);
    // Places are looked up when a finding asks for them, and the text is kept for that.
    return set;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What one trap finds in the files of a case, after all traps had their say. */
export async function trapped(
  id: TrapId,
  row: Omit<TrapCase, 'says' | 'at'>,
): Promise<readonly TrapFinding[]> {
  const set = await iacSet(row.files, row.supplied);
  const findings = findTraps({
    set,
    ...(row.target && { target: row.target }),
    ...(row.account && { account: row.account }),
  });
  return findings.filter(({ trap }) => trap === id);
}

/** A test for each row. */
export function trapCases(id: TrapId, rows: readonly TrapCase[]): void {
  describe(id, () => {
    for (const row of rows) {
      it(row.says, async () => {
        const findings = await trapped(id, row);
        expect(findings.map(placeOf)).to.deep.equal(row.at ?? marked(row.files));
        for (const { message, fix } of findings) {
          expect(message).to.have.length.greaterThan(20);
          expect(fix).to.have.length.greaterThan(5);
        }
      });
    }

    it('names the page it rests on', () => {
      expect(TRAPS.find((trap) => trap.id === id)?.why).to.match(/\(.+\)/);
    });
  });
}

const MARKS = { certain: '', likely: '~', unknown: '?' };

/** The lines that are marked, in the order of the files. */
function marked(files: Files): string[] {
  const named = typeof files === 'string' ? { 'template.yaml': files } : files;
  return Object.entries(named).flatMap(([name, text]) =>
    text.split('\n').flatMap((line, index) => {
      const [, mark] = /#<([?~]?)/.exec(line) ?? [];
      const file = name === 'template.yaml' ? '' : `${name}:`;
      return mark === undefined ? [] : [`${file}${index + 1}${mark}`];
    }),
  );
}

function placeOf({ where, certainty }: TrapFinding): string {
  const place = typeof where === 'string' ? where : formatLocation(where).replace(/:\d+$/, '');
  return place.replace(/^template\.yaml:/, '') + MARKS[certainty];
}

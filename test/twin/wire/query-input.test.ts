import { NormalizedSchema } from '@smithy/core/schema';
import { expect } from 'chai';
import { formTree, readForm } from '../../../lib/twin/wire/query-input.ts';
import { BYTES, FLAG, list, map, NUMBER, type Ref, struct, TEXT, TIME } from './schemas.ts';

describe('a form', () => {
  const cases: [string, string, Ref, object][] = [
    [
      'reads plain values by type',
      'A=x&B=2&C=true&D=aGk%3D',
      struct({ A: TEXT, B: NUMBER, C: FLAG, D: BYTES }),
      {
        A: 'x',
        B: 2,
        C: true,
        D: Uint8Array.from([104, 105]),
      },
    ],
    [
      'reads times with and without fractions',
      'A=2026-01-02T03:04:05Z&B=2026-01-02T03:04:05.678Z',
      struct({ A: TIME, B: TIME }),
      {
        A: new Date('2026-01-02T03:04:05Z'),
        B: new Date('2026-01-02T03:04:05.678Z'),
      },
    ],
    [
      'reads lists through "member"',
      'A.member.1=x&A.member.2=y',
      struct({ A: list(TEXT) }),
      { A: ['x', 'y'] },
    ],
    [
      'reads lists through a name of their own',
      'A.Id.1=x&A.Id.2=y',
      struct({ A: list(TEXT, { xmlName: 'Id' }) }),
      { A: ['x', 'y'] },
    ],
    ['reads flat lists', 'A.1=x&A.2=y', struct({ A: list(TEXT) }), { A: ['x', 'y'] }],
    [
      'keeps the order of numbers and not of letters',
      'A.member.10=j&A.member.9=i&A.member.1=a',
      struct({ A: list(TEXT) }),
      { A: ['a', 'i', 'j'] },
    ],
    ['reads an empty list', 'A=', struct({ A: list(TEXT) }), { A: [] }],
    [
      'reads lists of lists',
      'A.member.1.member.1=x&A.member.1.member.2=y&A.member.2.member.1=z',
      struct({ A: list(list(TEXT)) }),
      {
        A: [['x', 'y'], ['z']],
      },
    ],
    [
      'reads structures in lists',
      'A.member.1.B=x&A.member.1.C.member.1=y&A.member.2.B=z',
      struct({ A: list(struct({ B: TEXT, C: list(TEXT) })) }),
      {
        A: [{ B: 'x', C: ['y'] }, { B: 'z' }],
      },
    ],
    [
      'reads maps',
      'A.entry.1.key=x&A.entry.1.value=1&A.entry.2.key=y&A.entry.2.value=2',
      struct({ A: map(NUMBER) }),
      { A: { x: 1, y: 2 } },
    ],
    ['reads flat maps', 'A.1.key=x&A.1.value=1', struct({ A: map(NUMBER) }), { A: { x: 1 } }],
    [
      'reads maps of lists',
      'A.entry.1.key=x&A.entry.1.value.member.1=p&A.entry.1.value.member.2=q',
      struct({ A: map(list(TEXT)) }),
      {
        A: { x: ['p', 'q'] },
      },
    ],
    [
      'keeps every character',
      `A=${encodeURIComponent('<&>"\' é日🚀+%20=&\n')}`,
      struct({ A: TEXT }),
      { A: '<&>"\' é日🚀+%20=&\n' },
    ],
    ['keeps an empty text', 'A=', struct({ A: TEXT }), { A: '' }],
    ['ignores what no member asks for', 'Action=X&Version=1&Z=1', struct({ A: TEXT }), {}],
    ['takes no member of an inherited name', 'constructor=x&__proto__=y', struct({ A: TEXT }), {}],
  ];
  for (const [title, form, schema, expected] of cases)
    it(title, () => {
      expect(read(form, schema)).to.deep.equal(expected);
    });

  it('reads the names of EC2: its own, else capitalised', () => {
    const schema = struct({
      dryRun: FLAG,
      Filters: [list(TEXT), { ec2QueryName: 'Filter', xmlName: 'Filter' }] as unknown as Ref,
    });
    expect(read('DryRun=true&Filter.1=x', schema, true)).to.deep.equal({ dryRun: true, Filters: ['x'] });
  });

  const wrong: [string, string, Ref][] = [
    ['a number in letters', 'A=ten', NUMBER as Ref],
    ['an empty number', 'A=', NUMBER as Ref],
    ['a flag that is neither true nor false', 'A=yes', FLAG as Ref],
    ['a time in words', 'A=yesterday', TIME as Ref],
  ];
  for (const [what, form, member] of wrong)
    it(`refuses ${what}`, () => {
      expect(() => read(form, struct({ A: member }))).to.throw();
    });
});

function read(form: string, schema: Ref, ec2 = false): object {
  return readForm(NormalizedSchema.of(schema), formTree(new URLSearchParams(form)), ec2);
}

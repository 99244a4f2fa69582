import type { Problem } from '../../../base/problem.ts';
import type { Path } from '../../../environment/pointer.ts';
import type { Written } from '../../../environment/written.ts';
import { lengthAt } from './length-at.ts';

/** Probes that look at what customers use; the others look at what AWS says of itself. */
export const FELT: readonly string[] = ['http', 'tcp', 'dns', 'sql'];

const SHORTEST = 0.05;

/** Something is watched as customers feel it, at an interval that a machine can keep, and data loss by what is written. */
export function probeRules(written: Written): Problem[] {
  const names = written.keys(['probes']);
  return [
    ...nothingDecides(written, names),
    ...names.flatMap((name) => ofOne(written, ['probes', name])),
    ...lossUnseen(written, names),
  ];
}

function nothingDecides(written: Written, names: readonly string[]): Problem[] {
  if (written.at(['probes']) === undefined) return [];
  if (names.some((name) => written.at(['probes', name, 'decides']) === true)) return [];
  return [
    written.problem(['probes'], {
      what: 'no probe decides',
      expected: 'at least one probe whose outage is the outage of the drill',
      got: names.length === 0 ? 'no probes' : 'none of them',
      fix: 'write decides: true for the one that sees what customers see',
    }),
  ];
}

function ofOne(written: Written, path: Path): Problem[] {
  const kind = written.text([...path, 'kind']) ?? '';
  const known = [...FELT, 'alarm', 'control-plane'].includes(kind);
  const decides = written.at([...path, 'decides']) === true;
  return [
    ...(known && decides && !FELT.includes(kind)
      ? [
          written.problem([...path, 'decides'], {
            expected: `a probe of kind ${FELT.join(', ')}: AWS calls things done long before, or after, customers are served`,
            fix: 'let another probe decide',
          }),
        ]
      : []),
    ...['every', 'timeout'].flatMap((key) => tooShort(written, [...path, key])),
  ];
}

function tooShort(written: Written, path: Path): Problem[] {
  const length = lengthAt(written, path);
  if (length === undefined || length >= SHORTEST) return [];
  return [written.problem(path, { expected: 'at least 0.05s', fix: `write ${path.at(-1)}: 0.2s` })];
}

/** How much data is lost can only be told from writes that were counted. */
function lossUnseen(written: Written, names: readonly string[]): Problem[] {
  const rpo = written.items(['expect', 'objectives']).find((item) => written.at(item) === 'rpo');
  if (rpo === undefined || names.some((name) => written.at(['probes', name, 'kind']) === 'sql')) return [];
  return [
    written.problem(rpo, {
      expected: 'a probe of kind sql beside it, which counts what it wrote',
      fix: 'add such a probe, or remove rpo',
    }),
  ];
}

import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findTraps, readIac, type TrapFinding, TRAPS } from '../lib/iac/index.ts';

/** What stands in a `labels.json`: one place where a trap is. */
export interface Label {
  /** From the half on. */
  readonly file: string;
  readonly trap: string;
  readonly line?: number;
  /** Of a resource in Terraform's JSON, instead of a line. */
  readonly address?: string;
  /** Only the account could tell: not counted. */
  readonly certainty?: 'unknown';
  readonly why: string;
}

/** Right, missed and false ones of one trap. */
export interface Tally {
  readonly hits: number;
  readonly missed: number;
  readonly surplus: number;
}

export interface HalfScore {
  readonly half: Half;
  /** In the order of the catalogue; traps that need an account are not among them. */
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly missed: readonly Label[];
  readonly surplus: readonly Place[];
  readonly cleanEntries: number;
  readonly falseInClean: number;
  /** What looked like infrastructure and could not be read. */
  readonly refused: readonly string[];
}

/** Where a finding is, in the terms of the labels. */
export interface Place {
  readonly file: string;
  readonly trap: string;
  readonly line?: number;
  readonly address?: string;
  readonly message: string;
}

export const HALVES = ['develop', 'aside'] as const;
export type Half = (typeof HALVES)[number];

/** What the half put aside must reach. */
export const TARGET = { precision: 0.95, recall: 0.85, falsePerClean: 0.1 } as const;

/** An account that no file of the corpus names. */
const TARGET_OF_REBUILD = { account: '614205837719', region: 'eu-central-1' } as const;
const CORPUS = resolve('test/iac/corpus');
const COUNTED = TRAPS.filter((trap) => !trap.needsAccount).map((trap) => trap.id);
const COUNTED_SET: ReadonlySet<string> = new Set(COUNTED);

/** Reads every entry of a half as somebody who has no account would, and compares what is found with the labels. */
export async function scoreHalf(half: Half): Promise<HalfScore> {
  const labels = await readLabels(half);
  const places: Place[] = [];
  const refused: string[] = [];
  const entries = await entriesOf(half);
  for (const entry of entries) {
    const set = await readIac(entry, { cwd: join(CORPUS, half) });
    refused.push(...set.refused.map((problem) => `${entry}: ${problem.what}`));
    const findings = findTraps({ set, target: TARGET_OF_REBUILD });
    places.push(...findings.filter(isCounted).map((finding) => placeOf(finding, entry)));
  }
  return { half, refused, ...compare(labels, places, entries) };
}

/** The files and folders of a half, each of which is read as one. */
export async function entriesOf(half: Half): Promise<readonly string[]> {
  const names = await readdir(join(CORPUS, half));
  return names.filter((name) => name !== 'labels.json').toSorted();
}

export async function readLabels(half: Half): Promise<readonly Label[]> {
  return JSON.parse(await readFile(join(CORPUS, half, 'labels.json'), 'utf8')) as readonly Label[];
}

function isCounted(finding: TrapFinding): boolean {
  return finding.certainty !== 'unknown' && COUNTED_SET.has(finding.trap);
}

function placeOf({ where, trap, message }: TrapFinding, entry: string): Place {
  if (typeof where === 'string') {
    const [, file = entry, address = where] = /^(\S+\.\w+) (.+)$/.exec(where) ?? [];
    return { file, trap, address, message };
  }
  return { file: where.file, trap, line: where.line, message };
}

/** One finding answers one label; findings at a label that only the account could settle count neither way. */
export function compare(
  labels: readonly Label[],
  places: readonly Place[],
  entries: readonly string[],
): Omit<HalfScore, 'half' | 'refused'> {
  const open = new Set(labels.filter(({ certainty }) => certainty === 'unknown').map(keyOf));
  const wanted = new Map(
    labels.filter((label) => label.certainty === undefined).map((label) => [keyOf(label), label]),
  );
  const found = new Map(
    places.filter((place) => !open.has(keyOf(place))).map((place) => [keyOf(place), place]),
  );
  const missed = [...wanted].filter(([key]) => !found.has(key)).map(([, label]) => label);
  const surplus = [...found].filter(([key]) => !wanted.has(key)).map(([, place]) => place);
  const hits = [...wanted].filter(([key]) => found.has(key)).map(([, label]) => label);
  const withLabels = new Set([...wanted.values()].map(({ file }) => entryOf(file)));
  const clean = new Set(entries.filter((entry) => !withLabels.has(entry)));
  return {
    tallies: new Map(COUNTED.map((trap) => [trap, tally(trap, hits, missed, surplus)])),
    missed,
    surplus,
    cleanEntries: clean.size,
    falseInClean: surplus.filter(({ file }) => clean.has(entryOf(file))).length,
  };
}

function keyOf({ file, trap, line, address }: Pick<Label, 'file' | 'trap' | 'line' | 'address'>): string {
  return `${file} ${trap} ${address ?? line}`;
}

function entryOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function tally(
  trap: string,
  hits: readonly { readonly trap: string }[],
  missed: readonly { readonly trap: string }[],
  surplus: readonly { readonly trap: string }[],
): Tally {
  const count = (of: readonly { readonly trap: string }[]): number =>
    of.filter((one) => one.trap === trap).length;
  return { hits: count(hits), missed: count(missed), surplus: count(surplus) };
}

/** All traps in one. */
export function overall(score: HalfScore): Tally {
  const tallies = [...score.tallies.values()];
  const sum = (pick: (tally: Tally) => number): number =>
    tallies.reduce((total, one) => total + pick(one), 0);
  return {
    hits: sum((one) => one.hits),
    missed: sum((one) => one.missed),
    surplus: sum((one) => one.surplus),
  };
}

/** Of what was found, the share that is right; 1 where nothing was found. */
export function precisionOf({ hits, surplus }: Tally): number {
  return hits + surplus === 0 ? 1 : hits / (hits + surplus);
}

/** Of what is there, the share that was found; 1 where nothing is there. */
export function recallOf({ hits, missed }: Tally): number {
  return hits + missed === 0 ? 1 : hits / (hits + missed);
}

/** Whether a half reaches what is promised of the one put aside. */
export function reachesTarget(score: HalfScore): boolean {
  const all = overall(score);
  return (
    precisionOf(all) >= TARGET.precision &&
    recallOf(all) >= TARGET.recall &&
    score.falseInClean <= TARGET.falsePerClean * score.cleanEntries
  );
}

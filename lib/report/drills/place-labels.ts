/** A label that points at a place of the axis. */
export interface Label {
  readonly x: number;
  readonly text: string;
}

/** Where it stands: the text begins or ends at `x`, in a row counted from the bottom, above a line that leads down from it. */
export interface PlacedLabel extends Label {
  readonly row: number;
  readonly anchor: 'start' | 'end';
}

interface Taken {
  readonly label: PlacedLabel;
  readonly from: number;
  readonly to: number;
}

/** How wide a character is at most times; a little too much is better than an overlap. */
const CHARACTER = 7;
const GAP = 10;

/**
 * Gives each label the lowest row in which its text meets no other text and no line that leads to another. Texts begin at their
 * line; at the right edge they end there.
 */
export function placeLabels(labels: readonly Label[], right: number): readonly PlacedLabel[] {
  const taken: Taken[] = [];
  // From the right: what is raised then leads down beside the texts that were placed before it, not through them.
  for (const label of labels.toSorted((a, b) => b.x - a.x)) taken.push(place(label, right, taken));
  return taken.map(({ label }) => label);
}

function place(label: Label, right: number, taken: readonly Taken[]): Taken {
  const width = label.text.length * CHARACTER + GAP;
  const anchor = label.x + width > right ? 'end' : 'start';
  const [from, to] = anchor === 'start' ? [label.x, label.x + width] : [label.x - width, label.x];
  let row = 0;
  while (taken.some((other) => meet({ label: { ...label, row, anchor }, from, to }, other))) row += 1;
  return { label: { ...label, row, anchor }, from, to };
}

function meet(one: Taken, other: Taken): boolean {
  const gap = one.label.row - other.label.row;
  if (gap === 0) return one.from < other.to && one.to > other.from;
  return gap > 0 ? isThrough(one, other) : isThrough(other, one);
}

/** Whether the line down from the upper label runs through the text of the lower one. */
function isThrough({ label: { x } }: Taken, { from, to }: Taken): boolean {
  return x > from && x < to;
}

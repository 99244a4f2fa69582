/** Groups of nodes that lead back to each other, each in the order of the nodes: what Tarjan calls strong components. */
export function cyclesOf<T>(nodes: readonly T[], next: (node: T) => readonly T[]): readonly (readonly T[])[] {
  const order = new Map<T, number>();
  const low = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const cycles: (readonly T[])[] = [];
  const enter = (node: T): Step<T> => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, rest: [...next(node)] };
  };
  const leave = (node: T): void => {
    if (low.get(node) !== order.get(node)) return;
    const members: T[] = [];
    for (let member = open.pop(); member !== undefined; member = member === node ? undefined : open.pop()) {
      members.push(member);
      isOpen.delete(member);
    }
    if (members.length > 1 || next(node).includes(node)) cycles.push(inOrder(nodes, members));
  };
  for (const start of nodes) {
    const way: Step<T>[] = order.has(start) ? [] : [enter(start)];
    // A loop and not recursion: a chain of thousands of resources must not end the stack.
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const to = step.rest.shift();
      if (to === undefined) {
        way.pop();
        leave(step.node);
        const before = way.at(-1);
        if (before !== undefined) lower(low, before.node, low.get(step.node));
      } else if (!order.has(to)) way.push(enter(to));
      else if (isOpen.has(to)) lower(low, step.node, order.get(to));
    }
  }
  return cycles;
}

interface Step<T> {
  readonly node: T;
  readonly rest: T[];
}

function inOrder<T>(nodes: readonly T[], members: readonly T[]): readonly T[] {
  const wanted = new Set(members);
  return nodes.filter((node) => wanted.has(node));
}

function lower<T>(low: Map<T, number>, node: T, to: number | undefined): void {
  low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
}

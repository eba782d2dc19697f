/** Something that is due at a time. */
export interface Due {
  readonly at: number;
  readonly id: string;
}

/** The earliest first, in time that grows with the logarithm of their number. */
export interface DueHeap {
  add(due: Due): void;
  first(): Due | undefined;
  take(): Due | undefined;
}

export function createDueHeap(): DueHeap {
  const heap: Due[] = [];
  const isBefore = (one: number, other: number) => atOf(heap[one]) < atOf(heap[other]);

  function swap(one: number, other: number): void {
    const [first, second] = [heap[one], heap[other]];
    if (first && second) [heap[one], heap[other]] = [second, first];
  }

  function rise(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!isBefore(index, parent)) return;
      swap(index, parent);
      index = parent;
    }
  }

  function sink(): void {
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const least = isBefore(right, left) ? right : left;
      if (!isBefore(least, index)) return;
      swap(least, index);
      index = least;
    }
  }

  return {
    add: (due) => {
      heap.push(due);
      rise(heap.length - 1);
    },
    first: () => heap[0],
    take: () => {
      const first = heap[0];
      const last = heap.pop();
      if (last && heap.length > 0) {
        heap[0] = last;
        sink();
      }
      return first;
    },
  };
}

function atOf(due: Due | undefined): number {
  return due?.at ?? Number.POSITIVE_INFINITY;
}

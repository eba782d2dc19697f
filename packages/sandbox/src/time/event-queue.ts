/** Something to do at an instant; `order` keeps those of one instant in the order they were asked for. */
export interface QueuedEvent {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
  cancelled: boolean;
}

/** Events by instant, then by order of asking: a binary heap. */
export class EventQueue {
  #heap: QueuedEvent[] = [];
  #asked = 0;
  #cancelled = 0;

  add(at: number, action: () => void): QueuedEvent {
    const event = { at, order: this.#asked++, action, cancelled: false };
    this.#heap.push(event);
    this.#rise(this.#heap.length - 1);
    return event;
  }

  /** Cancelled events stay in the heap until they are the first, or until they are most of it. */
  cancel(event: QueuedEvent): void {
    if (event.cancelled) return;
    event.cancelled = true;
    this.#cancelled++;
    if (this.#cancelled > 64 && this.#cancelled * 2 > this.#heap.length) this.#dropCancelled();
  }

  /** The next event, which stays in the queue. */
  first(): QueuedEvent | undefined {
    while (this.#heap[0]?.cancelled === true) {
      this.#removeFirst();
      this.#cancelled--;
    }
    return this.#heap[0];
  }

  /** Takes the next event out. A cancellation afterwards has no effect. */
  take(): QueuedEvent | undefined {
    const event = this.first();
    if (event === undefined) return undefined;
    this.#removeFirst();
    event.cancelled = true;
    return event;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #dropCancelled(): void {
    this.#heap = this.#heap.filter((event) => !event.cancelled).sort(compare);
    this.#cancelled = 0;
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapUnlessOrdered(parent, index)) return;
      index = parent;
    }
  }

  #sink(from: number): void {
    let index = from;
    for (;;) {
      const smaller = this.#smallerChild(index);
      if (smaller === undefined || !this.#swapUnlessOrdered(index, smaller)) return;
      index = smaller;
    }
  }

  #smallerChild(index: number): number | undefined {
    const left = this.#heap[2 * index + 1];
    const right = this.#heap[2 * index + 2];
    if (left === undefined) return undefined;
    return right !== undefined && compare(right, left) < 0 ? 2 * index + 2 : 2 * index + 1;
  }

  #swapUnlessOrdered(upper: number, lower: number): boolean {
    const above = this.#heap[upper];
    const below = this.#heap[lower];
    if (above === undefined || below === undefined || compare(above, below) < 0) return false;
    this.#heap[upper] = below;
    this.#heap[lower] = above;
    return true;
  }
}

function compare(one: QueuedEvent, other: QueuedEvent): number {
  return one.at - other.at || one.order - other.order;
}

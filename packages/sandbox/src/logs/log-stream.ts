/** One event of a stream. */
export interface LogEvent {
  /** Its place among all events the stream ever had; what was dropped keeps its number. */
  readonly index: number;
  readonly at: number;
  readonly ingestedAt: number;
  readonly message: string;
}

/** A stream's latest events in the order of arrival. */
export interface LogStream {
  readonly name: string;
  readonly createdAt: number;
  append(event: Omit<LogEvent, 'index'>): void;
  /** Oldest first. */
  events(): readonly LogEvent[];
  /** How many events there ever were. */
  total(): number;
}

/** A stream that keeps its last `capacity` events, so that a chatty container fills no memory. */
export function createLogStream(name: string, createdAt: number, capacity: number): LogStream {
  let kept: LogEvent[] = [];
  let total = 0;

  function append(event: Omit<LogEvent, 'index'>): void {
    kept.push({ ...event, index: total });
    total += 1;
    // Cut in steps of the capacity: moving the whole list for each event would be quadratic.
    if (kept.length >= 2 * capacity) kept = kept.slice(-capacity);
  }

  return {
    name,
    createdAt,
    append,
    events: () => (kept.length > capacity ? kept.slice(-capacity) : kept),
    total: () => total,
  };
}

/** Whether a status is one of `200-299,404`. */
export function matchesStatus(status: number, pattern: string): boolean {
  return pattern.split(',').some((part) => {
    const [low = 0, high = low] = part.split('-').map(Number);
    return low <= status && status <= high;
  });
}

/** Dollars and cents, `$1,234.50`. */
export function dollars(amount: number): string {
  return `$${grouped(amount.toFixed(2))}`;
}

/** Whole dollars, `$197`; less than ten dollars keep their cents. */
export function roundDollars(amount: number): string {
  return amount < 10 ? dollars(amount) : `$${grouped(amount.toFixed(0))}`;
}

/** Intl would do it, and cost more than the rest of the page. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Tells whether what was measured holds its budget. One that is missed makes the exit code 1. */
export function atMost(what, measured, limit, unit = '') {
  tell(
    { what, measured: text(measured, unit), budget: `at most ${text(limit, unit)}` },
    measured <= limit,
  );
}

export function atLeast(what, measured, limit, unit = '') {
  tell(
    { what, measured: text(measured, unit), budget: `at least ${text(limit, unit)}` },
    measured >= limit,
  );
}

function tell(row, held) {
  if (!held) process.exitCode = 1;
  console.log(`${held ? 'held  ' : 'MISSED'} ${row.what}: ${row.measured}, ${row.budget}`);
  process.send?.({ ...row, held }); // to bench.mjs, for its table
}

function text(number, unit) {
  const digits = Number.isInteger(number) ? {} : { maximumSignificantDigits: 3 };
  return `${number.toLocaleString('en', digits)} ${unit}`.trim();
}

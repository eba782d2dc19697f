cost() { npx --yes seaworthy@0.1.0 cost --json || true; }
cost > "$RUNNER_TEMP/after.json"
git worktree add --quiet "$RUNNER_TEMP/before" "origin/$BASE"
(cd "$RUNNER_TEMP/before" && cost) > "$RUNNER_TEMP/before.json" || true
for file in before after; do
  [ -s "$RUNNER_TEMP/$file.json" ] || echo '{}' > "$RUNNER_TEMP/$file.json"
done
jq --slurp --raw-output '
  def usd: (. * 100 | round) as $cents | ($cents % 100) as $rest
    | "$\($cents / 100 | floor).\(if $rest < 10 then "0" else "" end)\($rest)";
  def of(plan): plan.cost.monthlyUsd.typical // 0;
  def lines(plan): [plan.cost.lines[]? | select(.monthlyUsd)
    | {key: ((.owner // "shared") + ": " + .what), value: .monthlyUsd.typical}] | from_entries;
  .[0] as $before | .[1] as $after
  | lines($before) as $old | lines($after) as $new
  | "**shop in production** would cost about \(of($after) | usd) a month, \(
      (of($after) - of($before)) as $more
      | if ($more | fabs) < 0.005 then "as before"
        elif $more > 0 then "\($more | usd) more than before"
        else "\(-$more | usd) less than before" end).",
    ( ([$old, $new] | map(keys) | add | unique[])
      | select(($old[.] // 0) != ($new[.] // 0))
      | "- \(.): \($old[.] // 0 | usd) → \($new[.] // 0 | usd)" )
' "$RUNNER_TEMP/before.json" "$RUNNER_TEMP/after.json" > "$RUNNER_TEMP/cost.md"
cat "$RUNNER_TEMP/cost.md" >> "$GITHUB_STEP_SUMMARY"

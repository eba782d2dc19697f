/** What a workflow is written for. */
export interface WorkflowRequest {
  readonly project: string;
  readonly environment: string;
  readonly region: string;
  readonly branch: string;
  /** Version of seaworthy. */
  readonly version: string;
  /** The project's folder in the repository; `.` for its root. */
  readonly folder: string;
  /** Options that say what the project is, as they were given. */
  readonly flags: readonly string[];
}

/** Where the workflow is, from the repository's root. */
export const workflowPath = '.github/workflows/seaworthy.yml';

/**
 * The workflow of GitHub Actions: findings and the change in cost on every pull request, without
 * credentials; a deployment after every push to the branch, one at a time, with a role in place of
 * keys.
 */
export function workflow(request: WorkflowRequest): string {
  const { project, environment, region, branch, version, folder, flags } = request;
  const seaworthy = `npx --yes seaworthy@${version}`;
  const given = flags.map((flag) => ` ${quote(flag)}`).join('');
  const within = folder === '.' ? '' : `\n        working-directory: ${yamlText(folder)}`;
  const before = folder === '.' ? '' : `/${folder}`;
  return `# Written by \`seaworthy ci\`. It is yours: change it as you like.
name: seaworthy

on:
  pull_request:
  push:
    branches: [${yamlText(branch)}]

permissions:
  contents: read

jobs:
  plan:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
      pull-requests: write
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Find problems${within}
        run: ${seaworthy} check${given} --format github
      - name: Compare costs${within}
        env:
          BASE: \${{ github.base_ref }}
        run: |
          cost() { ${seaworthy} cost${given} --json || true; }
          cost > "$RUNNER_TEMP/after.json"
          git worktree add --quiet "$RUNNER_TEMP/before" "origin/$BASE"
          (cd "$RUNNER_TEMP/before${before}" && cost) > "$RUNNER_TEMP/before.json" || true
          for file in before after; do
            [ -s "$RUNNER_TEMP/$file.json" ] || echo '{}' > "$RUNNER_TEMP/$file.json"
          done
          jq --slurp --raw-output '
            def usd: (. * 100 | round) as $cents | ($cents % 100) as $rest
              | "$\\($cents / 100 | floor).\\(if $rest < 10 then "0" else "" end)\\($rest)";
            def of(plan): plan.cost.monthlyUsd.typical // 0;
            def lines(plan): [plan.cost.lines[]? | select(.monthlyUsd)
              | {key: ((.owner // "shared") + ": " + .what), value: .monthlyUsd.typical}] | from_entries;
            .[0] as $before | .[1] as $after
            | lines($before) as $old | lines($after) as $new
            | "**${project} in ${environment}** would cost about \\(of($after) | usd) a month, \\(
                (of($after) - of($before)) as $more
                | if ($more | fabs) < 0.005 then "as before"
                  elif $more > 0 then "\\($more | usd) more than before"
                  else "\\(-$more | usd) less than before" end).",
              ( ([$old, $new] | map(keys) | add | unique[])
                | select(($old[.] // 0) != ($new[.] // 0))
                | "- \\(.): \\($old[.] // 0 | usd) → \\($new[.] // 0 | usd)" )
          ' "$RUNNER_TEMP/before.json" "$RUNNER_TEMP/after.json" > "$RUNNER_TEMP/cost.md"
          cat "$RUNNER_TEMP/cost.md" >> "$GITHUB_STEP_SUMMARY"
      - name: Say what it costs
        # A fork's workflow may not write comments: the summary of the run has it.
        if: github.event.pull_request.head.repo.full_name == github.repository
        env:
          GH_TOKEN: \${{ github.token }}
          NUMBER: \${{ github.event.number }}
        run: |
          gh pr comment "$NUMBER" --edit-last --create-if-none --body-file "$RUNNER_TEMP/cost.md" ||
            gh pr comment "$NUMBER" --body-file "$RUNNER_TEMP/cost.md"

  deploy:
    if: github.event_name == 'push'
    runs-on: ubuntu-24.04
    timeout-minutes: 90
    # One deployment at a time; one that has begun is not cut off.
    concurrency:
      group: seaworthy-${project}-${environment}
      cancel-in-progress: false
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: \${{ vars.SEAWORTHY_ROLE }}
          role-duration-seconds: 7200
          aws-region: ${region}
      - name: Deploy${within}
        run: ${seaworthy} deploy${given} --yes
`;
}

function quote(text: string): string {
  return /^[\w./:@=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function yamlText(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) ? text : JSON.stringify(text);
}

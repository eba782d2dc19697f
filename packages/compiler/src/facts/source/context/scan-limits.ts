/** How much of a project's source is read: enough for its own code, little for a plan's time. */
export const scanLimits = {
  /** Of the whole project, shared evenly by the build contexts. */
  files: 200,
  /** Characters of one file; a longer one is not read. */
  fileLength: 256 * 1024,
  /** Characters of the whole project. */
  totalLength: 4 * 1024 * 1024,
  /** Names that are listed in one build context. */
  names: 5_000,
} as const;

/** Folders that hold what others wrote, what tools made, or what never runs in production. */
const skippedFolders = new Set([
  '.cache',
  '.git',
  '.idea',
  '.mypy_cache',
  '.next',
  '.nuxt',
  '.pytest_cache',
  '.tox',
  '.venv',
  '.vscode',
  '__mocks__',
  '__pycache__',
  '__tests__',
  'coverage',
  'cypress',
  'dist',
  'e2e',
  'node_modules',
  'site-packages',
  'spec',
  'target',
  'test',
  'tests',
  'venv',
  'vendor',
]);

export function isSkippedFolder(name: string): boolean {
  return skippedFolders.has(name);
}

/** Whether a file is program text or a manifest that checks read. */
export function isScanned(name: string): boolean {
  if (
    /(?:^test_|^conftest\.py$|_test\.(?:go|py)$|[.-](?:test|spec|stories|d|min)\.\w+$)/.test(name)
  ) {
    return false;
  }
  return (
    /\.(?:py|[cm]?js|[cm]?ts|[jt]sx|rb|go|java|php|sh)$/.test(name) ||
    /^(?:requirements[\w.-]*\.txt|pyproject\.toml|package\.json|Gemfile|go\.mod|Pipfile)$/.test(
      name,
    )
  );
}

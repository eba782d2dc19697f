/** Whether a folder holds what a build makes or fetches, kept aside so that a bind mount does not hide it. */
export function holdsBuildFiles(target: string): boolean {
  return (
    /(?:^|\/)(?:node_modules|bower_components|\.next|\.nuxt|\.venv|venv|__pycache__|target|vendor|\.gradle|\.m2|\.cargo|\.cache|\.npm|\.pnpm-store|\.yarn)\/?$/.test(
      target,
    ) || /^\/(?:usr\/local\/cargo|go\/pkg)(?:\/|$)/.test(target)
  );
}

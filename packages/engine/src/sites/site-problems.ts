import { declareDiagnostics } from '@seaworthy/compiler';

interface NotBuilt {
  readonly site: string;
  readonly directory: string;
  readonly command: string | undefined;
}

/** What keeps a static site from being deployed. */
export const siteProblems = declareDiagnostics({
  'deploy/site-not-built': {
    severity: 'error',
    message: ({ site, directory }: NotBuilt) =>
      `The pages of ${site} are not built: there is no ${directory}/index.html.`,
    help: ({ directory, command }: NotBuilt) =>
      command === undefined
        ? `Build them into ${directory}, or copy them out of the image that has them with \`docker cp\`, and deploy again.`
        : `Run \`${command}\` and deploy again.`,
  },
});

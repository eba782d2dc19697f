type Named = {
  readonly name: string;
};

type Mounted = Named & {
  readonly path: string;
};

type Unshipped = Mounted & {
  readonly image: string;
  readonly target: string;
};

type Uncopied = Mounted & {
  /** The path from the build context; undefined outside of it, where `COPY` does not reach. */
  readonly inContext: string | undefined;
  readonly target: string;
};

type HostPath = Mounted & {
  /** A name for the volume that could take its place; undefined for the machine's own folders. */
  readonly volume: string | undefined;
  readonly target: string;
};

type Kept = Named & {
  /** The software's own name. */
  readonly title: string;
};

/** About volumes and files. */
export const mountDiagnostics = {
  'application/docker-socket': {
    severity: 'error',
    message: ({ name }: Named) =>
      `${name} uses the Docker engine of its host, and Fargate has none.`,
    help: () =>
      'Leave it out with `x-seaworthy: { role: local-only }`, or let it call AWS instead.',
  },
  'application/host-path': {
    severity: 'error',
    message: ({ name, path }: HostPath) =>
      `${name} mounts ${path} of the host, and on Fargate there is no host.`,
    help: ({ volume, target }: HostPath) =>
      volume === undefined
        ? 'Remove the mount: it shows the machine itself, which belongs to AWS.'
        : `Put data into a named volume, which becomes a file system: \`${volume}:${target}\`, with \`${volume}: {}\` below \`volumes:\` at the top. Other files go into the image.`,
  },
  'application/file-not-shipped': {
    severity: 'error',
    message: ({ name, path, image }: Unshipped) =>
      `${name} runs ${image} as it is, so that ${path} does not get to AWS.`,
    help: ({ path, image, target }: Unshipped) =>
      `Build an image with it: a Dockerfile with \`FROM ${image}\` and \`COPY ${path} ${target}\`.`,
  },
  'application/pages-not-shipped': {
    severity: 'error',
    message: ({ name, path }: Unshipped) => `${name} serves ${path}, which does not get to AWS.`,
    help: ({ path, image, target }: Unshipped) =>
      `Make it a static site: \`x-seaworthy: { site: ${path} }\`; or build an image: \`FROM ${image}\`, \`COPY ${path} ${target}\`.`,
  },
  'application/source-not-in-image': {
    severity: 'error',
    message: ({ name, path }: Uncopied) =>
      `The image of ${name} has no copy of ${path}, and Fargate cannot mount it.`,
    help: ({ path, inContext, target }: Uncopied) =>
      inContext === undefined
        ? `Move ${path} into the build context, or widen the context, and copy it to ${target} in the Dockerfile.`
        : `Add \`COPY ${inContext} ${target}\` to the Dockerfile.`,
  },
  'application/bind-data': {
    severity: 'warning',
    message: ({ name, path }: Mounted) =>
      `${name} keeps data in ${path}; on AWS it starts with an empty file system.`,
    help: () => 'Use a named volume, and copy what is needed over once.',
  },
  'application/data-not-kept': {
    severity: 'warning',
    message: ({ name, title, folder }: Kept & { folder: string }) =>
      `${title} keeps its data in ${folder}, and every deployment of ${name} starts without it.`,
    help: ({ name, folder }: Kept & { folder: string }) =>
      `Mount a named volume there, which becomes a file system: \`${name}-data:${folder}\`, with \`${name}-data: {}\` below \`volumes:\` at the top.`,
  },
  'application/data-on-efs': {
    severity: 'warning',
    message: ({ name, title }: Kept) =>
      `${name} keeps the database of ${title} on EFS, and its makers support no network file system.`,
    help: () =>
      'Take a managed service instead, such as Amazon Managed Service for Prometheus, or run it on a machine with a disk of its own.',
  },
  'application/env-file-mount': {
    severity: 'warning',
    message: ({ name, path }: Mounted) =>
      `${name} mounts ${path}, and there is no such file on AWS.`,
    help: ({ path }: Mounted) =>
      `Name it in \`env_file: ${path}\`, and read the variables instead of the file.`,
  },
  'application/config-file': {
    severity: 'error',
    message: ({ name, config, target }: Named & { config: string; target: string }) =>
      `The config ${config} is a file at ${target} of ${name}, and Fargate mounts no configs.`,
    help: ({ target }: Named & { config: string; target: string }) =>
      `Copy it into the image: \`COPY … ${target}\` in the Dockerfile.`,
  },
  'application/mount-type': {
    severity: 'error',
    message: ({ name, type }: Named & { type: string }) =>
      `${name} has a mount of type ${type}, which Fargate does not know.`,
    help: () => 'Use a named volume or a tmpfs.',
  },
  'application/store-data-shared': {
    severity: 'error',
    message: ({ name, volume, store }: Named & { volume: string; store: string }) =>
      `${name} mounts ${volume}, the data of ${store}, which is a managed store on AWS.`,
    help: () =>
      'Leave the service out if it makes backups, which AWS makes; else go through the store itself.',
  },
} as const;

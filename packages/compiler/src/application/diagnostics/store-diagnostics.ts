type Named = {
  readonly name: string;
};

type Unaddressed = {
  readonly service: string;
  readonly store: string;
  /** A variable that would tell it. */
  readonly example: string;
};

type Existing = Named & {
  /** As `a database`. */
  readonly is: string;
  readonly by:
    | { readonly kind: 'address' }
    | { readonly kind: 'arn'; readonly example: string }
    | undefined;
};

type Titled = Named & {
  readonly title: string;
};

/** About databases, caches, brokers and the like. */
export const storeDiagnostics = {
  'application/existing-store': {
    severity: 'error',
    message: ({ name, is, by }: Existing) =>
      by === undefined
        ? `${name} is ${is}, which cannot be named as existing.`
        : `${name} is ${is}, and what exists of it is named by ${by.kind === 'arn' ? 'ARNs' : 'where it answers'}.`,
    help: ({ name, by }: Existing) => {
      if (by === undefined) {
        return `Leave ${name} out with \`role: local-only\`, and give its users the address as a variable.`;
      }
      return by.kind === 'arn'
        ? `Write \`existing: { arns: { NAME: ${by.example} } }\`; NAME is what the project calls it.`
        : 'Give its `host`, the `credentials` and the `securityGroup`.';
    },
  },
  'application/existing-arn': {
    severity: 'error',
    message: ({ arn, what }: { arn: string; what: string; example: string }) =>
      `${arn} is not the ARN of a ${what}.`,
    help: ({ example }: { arn: string; what: string; example: string }) =>
      `It looks like \`${example}\`.`,
  },
  'application/existing-left-out': {
    severity: 'error',
    message: ({ store, name, what }: { store: string; name: string; what: string }) =>
      `The ${what} ${name} of ${store} has no ARN, and where others exist none is built.`,
    help: () => 'Name its ARN under `existing` too, or move it to a service of its own.',
  },
  'application/existing-table-key': {
    severity: 'advice',
    message: ({ name }: Named) =>
      `Nothing says the keys of the table ${name}; a rehearsal makes one with the key \`id\`.`,
    help: ({ name }: Named) => `Add \`tables: [{ name: ${name}, partitionKey: … }]\` to \`store\`.`,
  },
  'application/store-unsupported': {
    severity: 'error',
    message: ({ name, title }: Titled & { instead: string }) =>
      `${name} is ${title}, and no managed store of AWS is planned in its place.`,
    help: ({ instead }: Titled & { instead: string }) =>
      `${capital(instead)}; or add \`x-seaworthy: { run: container }\` to run it as one container on a file system.`,
  },
  'application/store-in-container': {
    severity: 'warning',
    message: ({ name, title }: Titled) =>
      `${name} runs ${title} as one container: no copy in a second zone, no backups, and it is down while it is replaced.`,
    help: () => 'Remove `run: container` to use a managed store where there is one.',
  },
  'application/emulator': {
    severity: 'error',
    message: ({ name, title }: Titled) =>
      `${name} is ${title}, and it does not say which one service of AWS it plays.`,
    help: () =>
      'Use a container for each: MinIO for S3, DynamoDB Local, ElasticMQ for SQS; or set `SERVICES` to one of s3, dynamodb and sqs.',
  },
  'application/store-lacks': {
    severity: 'warning',
    message: ({ name, title, lacks }: Titled & { lacks: string }) =>
      `${name} is ${title}, and the managed store lacks ${lacks}.`,
    help: () => 'Use only what plain Redis has, or run it with `x-seaworthy: { run: container }`.',
  },
  'application/store-version': {
    severity: 'warning',
    message: ({ name, title, wanted, version }: Titled & { wanted: string; version: string }) =>
      `AWS does not offer ${title} ${wanted} with standard support; ${name} becomes ${version}.`,
    help: ({ title, version }: Titled & { wanted: string; version: string }) =>
      `Run ${title} ${version} locally too, by the image's tag, and test with it.`,
  },
  'application/store-version-open': {
    severity: 'advice',
    message: ({ name, title, image, version }: Titled & { image: string; version: string }) =>
      `${image} names no version of ${title}; ${name} becomes ${version}.`,
    help: ({ version }: Titled & { image: string; version: string }) =>
      `Name the version in the image's tag, such as ${version}, so that both sides run the same.`,
  },
  'application/store-username': {
    severity: 'warning',
    message: ({ name, user, replacement }: Named & { user: string; replacement: string }) =>
      `RDS does not take ${user} as the user of ${name}; ${replacement} is used.`,
    help: () =>
      'Choose a name of letters, digits and underscores that the database does not keep to itself.',
  },
  'application/store-database': {
    severity: 'warning',
    message: ({ name, database, replacement }: Named & { database: string; replacement: string }) =>
      `RDS does not take ${database} as a database of ${name}; ${replacement} is used.`,
    help: () => 'Choose a name of letters, digits and underscores, a letter first.',
  },
  'application/store-init-script': {
    severity: 'warning',
    message: ({ name }: Named) => `The managed store of ${name} runs no start-up scripts.`,
    help: () => 'Run the script from a job: a service with `restart: "no"` that others wait for.',
  },
  'application/store-config': {
    severity: 'warning',
    message: ({ name }: Named) => `The managed store of ${name} reads no configuration file.`,
    help: () =>
      'The defaults of AWS apply; check that the application does not depend on the file.',
  },
  'application/store-options': {
    severity: 'advice',
    message: ({ name, options }: Named & { options: string }) =>
      `Options of ${name} do not go over to the managed store: ${options}.`,
    help: () =>
      'The defaults of AWS apply; change them in a parameter group if the application needs it.',
  },
  'application/store-built': {
    severity: 'warning',
    message: ({ name, image }: Named & { image: string }) =>
      `${name} is built from ${image}; what its Dockerfile adds does not go over to the managed store.`,
    help: () =>
      'Move scripts into a job, or add `x-seaworthy: { run: container }` to run the image itself.',
  },
  'application/store-names-open': {
    severity: 'advice',
    message: ({ name, what }: Named & { what: string }) =>
      `Nothing says which ${what}s ${name} holds; one called ${name} is planned.`,
    help: ({ what }: Named & { what: string }) =>
      `Add \`x-seaworthy: { store: { names: [my-${what}] } }\`.`,
  },
  'application/table-key-unknown': {
    severity: 'error',
    message: ({ name }: Named & { table: string }) =>
      `Nothing says the keys of the tables in ${name}, and a table's key can never be changed.`,
    help: ({ table }: Named & { table: string }) =>
      `Add \`x-seaworthy: { store: { tables: [{ name: ${table}, partitionKey: … }] } }\`.`,
  },
  'application/store-unused': {
    severity: 'warning',
    message: ({ name }: Named) => `No service in production uses ${name}, and it costs money.`,
    help: () =>
      'Name it in a variable of the service that uses it, or leave it out with `x-seaworthy: { role: local-only }`.',
  },
  'application/store-unaddressed': {
    severity: 'warning',
    message: ({ service, store }: Unaddressed) =>
      `No variable tells ${service} where ${store} is, and on AWS its host name is another.`,
    help: ({ service, example }: Unaddressed) =>
      `Let ${service} read the address from a variable, such as \`${example}\`.`,
  },
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

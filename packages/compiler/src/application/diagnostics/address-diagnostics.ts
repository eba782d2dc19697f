type Place = {
  /** The variable. */
  readonly name: string;
  readonly store: string;
  readonly service: string;
};

type MachinePlace = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly target: string;
};

type Unreachable = {
  readonly name: string;
  /** Such as `a job`. */
  readonly what: string;
  readonly target: string;
  readonly isWeb: boolean;
};

/** About addresses in variables and commands. */
export const addressDiagnostics = {
  'application/localhost-address': {
    severity: 'error',
    message: ({ name, host, port, target }: MachinePlace) =>
      `${name} reaches ${target} by ${host}:${port}, which is another machine on AWS.`,
    help: ({ target }: MachinePlace) => `Address it by its name, ${target}.`,
  },
  'application/host-machine': {
    severity: 'error',
    message: ({ name, host }: { name: string; host: string }) =>
      `${name} names ${host}, the developer's own machine.`,
    help: () => 'Give the address that production uses, in a variable or a production override.',
  },
  'application/browser-address': {
    severity: 'warning',
    message: ({ name, host, port, target }: MachinePlace) =>
      `${name} says ${host}:${port}, which is ${target} on a laptop only.`,
    help: ({ name }: MachinePlace) => `Set ${name} to the public address in a production override.`,
  },
  'application/address-left-out': {
    severity: 'warning',
    message: ({ name, target }: { name: string; target: string; reason: string }) =>
      `${name} names ${target}, which is not there in production.`,
    help: ({ reason }: { name: string; target: string; reason: string }) =>
      `It was left out: ${reason}; set the variable for production.`,
  },
  'application/address-in-command': {
    severity: 'error',
    message: ({ service, store }: { service: string; store: string }) =>
      `The command of ${service} addresses ${store}, whose host name on AWS is not known before.`,
    help: () =>
      'Put the address into a variable, which follows the managed store, and read it from there.',
  },
  'application/name-unknown': {
    severity: 'error',
    message: ({ name, what, target }: Unreachable) =>
      `${name} is ${what}, and on AWS only services know the name ${target}.`,
    help: ({ name, target, isWeb }: Unreachable) =>
      isWeb
        ? `Give ${name} the public address of ${target} in a variable, or do the work through a store or a queue.`
        : `Do the work through a store or a queue that ${name} and ${target} share, or make ${name} a service: \`x-seaworthy: { role: worker }\`.`,
  },
  'application/name-shared': {
    severity: 'warning',
    message: ({ name, first, second }: { name: string; first: string; second: string }) =>
      `${first} and ${second} are both called ${name}; on AWS the name leads to ${first}.`,
    help: () => 'Give each a name of its own, or make one service with `deploy: { replicas: … }`.',
  },
  'application/credentials-unplaced': {
    severity: 'warning',
    message: ({ name, store, service }: Place) =>
      `${name} leads ${service} to ${store}, but no variable gives it the password that AWS makes.`,
    help: ({ name }: Place) => `Add ${besideIt(name)}, or use a URL.`,
  },
  'application/tls-unplaced': {
    severity: 'warning',
    message: ({ name, store, service }: Place) =>
      `${store} takes only TLS on AWS, and ${name} cannot ask ${service} for it.`,
    help: () =>
      'Turn TLS on in the code, by a variable such as REDIS_TLS or DB_SSL, or by a URL that says it.',
  },
  'application/user-missing': {
    severity: 'warning',
    message: ({ user, store }: { user: string; store: string }) =>
      `${store} has no user ${user} on AWS; its one user is used.`,
    help: () => 'Make further users in a migration.',
  },
  'application/database-missing': {
    severity: 'warning',
    message: ({ database, store, made }: { database: string; store: string; made: string }) =>
      `${store} has no database ${database} on AWS, only ${made}.`,
    help: () => 'Create it in a migration, or name it in the variables of the store.',
  },
  'application/virtual-host': {
    severity: 'warning',
    message: ({ virtualHost, store }: { virtualHost: string; store: string }) =>
      `${store} has no virtual host ${virtualHost} on AWS, only /.`,
    help: () => 'Use /, or create it after the first deployment.',
  },
} as const;

/** `\`REDIS_PASSWORD: ""\`, which AWS fills in` beside `REDIS_HOST`. */
function besideIt(name: string): string {
  const sibling = name.replace(/_?(?:HOST(?:NAME|S)?|SERVERS?|ADDR(?:ESS)?|ENDPOINT)$/, '');
  return sibling === name || sibling === ''
    ? 'a variable for the password'
    : `\`${sibling}_PASSWORD: ""\`, which is filled in on AWS`;
}

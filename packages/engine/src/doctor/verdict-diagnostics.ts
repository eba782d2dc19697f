import { declareDiagnostics } from '@seaworthy/compiler';
import type { Cause } from './cause.ts';
import { memoryInForce, memoryToAsk } from './memory-words.ts';
import { variableIn } from './variable-in.ts';

/** What a verdict says of a service; `evidence` is AWS's or the application's own text. */
export interface Verdict {
  readonly service: string;
  readonly evidence: string;
  /** MiB that were in force, and those that the project asks for; absent when nothing is known. */
  readonly memory?: TaskMemory;
}

export interface TaskMemory {
  readonly inForce: number;
  readonly asked?: number;
}

type Words = string | ((verdict: Verdict) => string);

const verdict = (what: Words, help: Words) => ({
  severity: 'error' as const,
  message: (about: Verdict) => `${about.service} ${said(what, about)}: ${about.evidence}`,
  help: (about: Verdict) => said(help, about),
});

function said(words: Words, about: Verdict): string {
  return typeof words === 'string' ? words : words(about);
}

/** The network itself told of the connection; else a program only had no answer. */
function isSeen(evidence: string): boolean {
  return evidence.startsWith('no connection to ');
}

/** One for each cause: the same codes, and pages, that a plan's checks have. */
export const verdicts = declareDiagnostics({
  'role-not-assumable': verdict(
    'cannot take its role',
    'Let ecs-tasks.amazonaws.com assume the role in its trust policy.',
  ),
  'sg-egress-missing': verdict(
    ({ evidence }) =>
      isSeen(evidence)
        ? 'is kept from connecting by its own security group'
        : 'gets no answer from what it connects to',
    ({ evidence }) =>
      isSeen(evidence)
        ? 'Let the service address the other one in an environment variable or `depends_on`: the rule follows from it.'
        : 'Mostly a security group is in the way: that of the service, or of the other side. If both let it through, look whether the other side is up.',
  ),
  'sg-ingress-missing': verdict(
    'is kept from connecting by the other side’s security group',
    'Let the service address the other one in an environment variable or `depends_on`: the rule follows from it.',
  ),
  'nacl-blocks': verdict(
    'is kept from connecting by a network ACL',
    'Allow the packets and their answers (TCP 1024–65535) in the ACL, or give the subnet back to the default one of its VPC.',
  ),
  'image-no-route': verdict(
    'has no way out of its subnet',
    'Give the subnet a NAT gateway (`x-seaworthy: network: nat`) or the endpoints that the task needs.',
  ),
  'image-endpoints-incomplete': verdict(
    'reaches the registry but not its layers',
    'Add the S3 gateway endpoint and those for ecr.api, ecr.dkr and logs.',
  ),
  'image-ecr-denied': verdict('may not pull its image', ({ evidence }) =>
    /\becr\b/i.test(evidence)
      ? 'Allow ecr:GetAuthorizationToken, BatchCheckLayerAvailability, GetDownloadUrlForLayer and BatchGetImage to the execution role, and the account to the repository’s policy if it is another’s.'
      : 'Its registry asks for a login, which the task does not have: copy the image to ECR, or `build` it.',
  ),
  'secret-exec-role-denied': verdict(
    'may not read its secret',
    'Allow secretsmanager:GetSecretValue on the secret to the execution role; the task role does not count here.',
  ),
  'secret-pending-deletion': verdict(
    'needs a secret that is being deleted',
    'Run `aws secretsmanager restore-secret` for it.',
  ),
  'secret-not-found': verdict(
    'needs a secret that has no value',
    'Put a value into the secret before the service starts.',
  ),
  'secret-json-key-missing': verdict(
    'needs a key that its secret does not have',
    'Add the key to the secret’s JSON object, spelled exactly like this.',
  ),
  'secret-whole-json-injected': verdict(
    'gets a whole JSON object where it wants one value of it',
    'Name the key after the secret’s ARN: `…:secret:NAME:KEY::`.',
  ),
  'logs-init-failed': verdict(
    'cannot open its log',
    'Create the log group in the stack, and allow logs:CreateLogStream and PutLogEvents to the execution role.',
  ),
  'efs-mount-failed': verdict(
    'cannot mount its file system',
    'Check the mount target in the task’s zone and port 2049 between the two.',
  ),
  'image-dockerhub-limit': verdict(
    'is refused its image by Docker Hub',
    'Copy the image to ECR, or use ECR’s pull-through cache.',
  ),
  'image-platform-mismatch': verdict(
    'has an image for another processor',
    'Build the image for the platform that the project names (`platform: linux/amd64`), or change the platform.',
  ),
  'image-disk-full': verdict(
    'has no disk space left',
    'Make the image smaller, or ask for more ephemeral storage.',
  ),
  'image-not-found': verdict('has no image', 'Build and push the image, and check its name.'),
  'depends-on-invalid': verdict(
    'waits for another container of its task, which never gets that far',
    'Mend the other container or its health check, or do not wait for it.',
  ),
  'oom-137': verdict(
    ({ memory }) => `needs more memory than ${memoryInForce(memory)}`,
    ({ memory }) =>
      `Ask for more with \`deploy.resources.limits.memory: ${memoryToAsk(memory)}\`, or find what takes the memory.`,
  ),
  'entrypoint-crlf': verdict(
    'has a script that Linux cannot run',
    'Save the script with LF line ends (`*.sh text eol=lf` in .gitattributes) and a `#!` first line.',
  ),
  'exit-126-127': verdict(
    'has a command that does not exist in its image, or may not be run',
    'Check `command` and `entrypoint` against what the image holds.',
  ),
  'dotenv-file-required': verdict(
    'demands an .env file, which no image ships',
    'Read the file only where it exists; on AWS the variables are in the environment.',
  ),
  'redis-ssl-option-clash': verdict(
    'gives its Redis client options that exclude each other',
    'Take TLS from the `rediss://` address alone.',
  ),
  'redis-cluster-mode': verdict(
    'talks to a Redis cluster with a client for one node',
    'Use a cluster client, or turn cluster mode off.',
  ),
  'redis-tls-scheme': verdict(
    'talks to Redis without TLS or password',
    'Take the address as it is injected: it begins with `rediss://` and has the password.',
  ),
  'db-ssl-required': verdict(
    'talks to its database without TLS, or does not trust its certificate',
    'Take the address as it is injected (`sslmode=require`), and add AWS’s certificate bundle to the image.',
  ),
  'db-login-refused': verdict(
    'is turned away by its database, which has another password',
    'Let the secret and the database have the same password. A database keeps the one it has until somebody changes it there too, and a task the one that the secret had when it started.',
  ),
  'db-connections': verdict(
    'opens more connections than its database takes',
    'Make the pools smaller: their size times the tasks must fit.',
  ),
  'compose-hostname-unresolvable': verdict(
    'asks for a host that does not exist on AWS',
    'Take host names from environment variables; a store is not called by its Compose name there.',
  ),
  'url-password-unescaped': verdict(
    'cannot read an address',
    'Encode special characters of a password in a URL.',
  ),
  'env-required-missing': verdict(
    ({ evidence }) => {
      const name = variableIn(evidence);
      return name === undefined ? 'misses a variable' : `misses the variable ${name}`;
    },
    ({ evidence }) =>
      `Add ${variableIn(evidence) ?? 'it'} to \`environment\` of the service, and give it a value in the .env file that the project reads.`,
  ),
  'port-below-1024': verdict(
    'may not listen on a port below 1024, as it does not run as root',
    'Listen on a port above 1023, such as 8080, and name that in `ports`. Docker on a laptop lets every user have every port; Fargate does not.',
  ),
  'read-only-root': verdict(
    'writes to its root file system, which is read-only',
    'Let it write to a volume or a `tmpfs`, or take `read_only` away.',
  ),
  'tg-host-header-rejected': verdict(
    'refuses the load balancer’s own requests for their Host header',
    'Let the health path answer whatever the Host header says.',
  ),
  'iam-resource-miss': verdict(
    'does something that its task role does not allow',
    'Add the action to `x-seaworthy: permissions` of the service.',
  ),
  'health-grace-short': verdict(
    'does not listen when the load balancer gives it up',
    'If it needs longer to start, raise `x-seaworthy: health: { gracePeriod: … }` and `healthcheck.start_period`; if not, check on which port it listens.',
  ),
  'bind-localhost': verdict(
    'refuses the load balancer’s connections',
    'Listen on 0.0.0.0 and on the port that is published; 127.0.0.1 is only reachable inside the task.',
  ),
  'tg-unreachable': verdict(
    'does not answer the load balancer in time',
    'Check that the process listens on 0.0.0.0 and the published port, and answers its health path quickly.',
  ),
  'tg-code-mismatch': verdict(
    'answers its health path with an error',
    'Name the path that tells the service’s health: `x-seaworthy: health: { path: … }`.',
  ),
  'container-healthcheck-unusable': verdict(
    'fails its own health check',
    'Run the check’s command inside the image: it must exist there and leave with 0.',
  ),
  'exit-0-in-service': verdict(
    'ends, but a service must go on',
    'Make it a job with `restart: "no"`, or keep its process in the foreground.',
  ),
  'sigterm-ignored': verdict(
    'does not end on SIGTERM and is killed',
    'Handle SIGTERM, start the process with exec, or set `init: true`.',
  ),
  'fargate-exec-role-missing': verdict(
    'calls AWS without credentials',
    'Give the service a task role: name what it does under `x-seaworthy: permissions`.',
  ),
  'quota-fargate-vcpu': verdict(
    'gets no more tasks from this account',
    'Ask for more Fargate vCPUs in Service Quotas, or for fewer tasks.',
  ),
  'subnet-ip-exhaustion': verdict(
    'finds no free address in its subnets',
    'Give it larger or further subnets (`x-seaworthy: network: cidr`).',
  ),
  'fargate-capacity-az': verdict(
    'gets no capacity in its zones at this time',
    'Give it subnets in further zones, or try again later; Spot alone is the first to run out.',
  ),
  'tg-wiring': verdict(
    'is not connected to its load balancer',
    'Let a listener or rule forward to the target group, of target type ip, with the container’s name and port.',
  ),
  'deploy-deadlock': verdict(
    'can neither start nor stop a task',
    'Let the maximum be 200 % with a minimum of 100 %, or the minimum 0 % with a maximum of 100 %.',
  ),
  'crash-loop': verdict(
    'ends by itself',
    'It is the application’s own error, none that a setting here explains: mend it there.',
  ),
} satisfies Readonly<Record<Cause, ReturnType<typeof verdict>>>);

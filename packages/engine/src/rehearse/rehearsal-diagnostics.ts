import { declareDiagnostics } from '@seaworthy/compiler';

/** What a rehearsal itself finds, beside the causes of a deployment that fails. */
export const rehearsalProblems = declareDiagnostics({
  'rehearse/fault-refused': {
    severity: 'error',
    message: ({ reason }: { readonly reason: string }) => reason,
    help: () => '`seaworthy rehearse --fault list` says what each fault does.',
  },
  'rehearse/wrong-answer': {
    severity: 'error',
    message: ({ method, path, service, problem }: WrongAnswer) =>
      `${service} runs, but ${method} ${path} went wrong: ${problem}`,
    help: (_wrong: WrongAnswer) =>
      'The request went through the load balancer to a healthy task; see what the service logged.',
  },
  'rehearse/not-listening': {
    severity: 'error',
    message: ({ service, port, where }: NotListening) =>
      `${service} would never be healthy: the load balancer asks it on port ${port}, and ${where}.`,
    help: (_found: NotListening) =>
      'Publish the port that it listens on, and let it listen on 0.0.0.0. On AWS its checks would go on failing (Target.FailedHealthChecks) until the circuit breaker gives up.',
  },
  'rehearse/own-authority': {
    severity: 'advice',
    message: ({ service }: ServiceNamed) =>
      `${service} may trust Amazon’s certificates alone: those of a rehearsal are signed by its own authority.`,
    help: (_found: ServiceNamed) =>
      'If it reads a bundle that its code names, let NODE_EXTRA_CA_CERTS, SSL_CERT_FILE, PGSSLROOTCERT or sslrootcert= name it: a rehearsal then adds its authority there. On AWS it works either way.',
  },
  'rehearse/run-failed': {
    severity: 'error',
    message: ({ service, reason }: FailedRun) =>
      `${service} was run once, as its schedule would, and failed: ${reason}`,
    help: (_failed: FailedRun) =>
      'Its last lines say more. On AWS the failure would be in the queue of failed runs, and nobody would see it before.',
  },
  'rehearse/job-failed': {
    severity: 'error',
    message: ({ service, reason }: FailedRun) =>
      `${service} was given one job, as its queue would, and could not do any: ${reason}`,
    help: (_failed: FailedRun) =>
      'On AWS the deployment would succeed all the same, and every message end among the failed jobs.',
  },
  'rehearse/job-doubtful': {
    severity: 'warning',
    message: ({ service, message, exitCode }: DoubtfulJob) =>
      message === undefined
        ? `${service} was given the job of a message that a request had sent, and left with exit code ${exitCode}.`
        : `${service} was given one job, with the message ${message}, and left with exit code ${exitCode}.`,
    help: ({ message }: DoubtfulJob) =>
      message === undefined
        ? 'If its last lines are about something that is not there in a rehearsal, such as another system, all is well. If not, it would fail on AWS too.'
        : 'If its last lines are about that message, all is well: what it expects is not known here. If not, it would fail on AWS too. A smoke request that sends a real message is better.',
  },
  'rehearse/timeout': {
    severity: 'error',
    message: ({ seconds, waitedFor }: TimeOut) =>
      `The rehearsal was not over after ${seconds} s. It waited for ${waitedFor || 'what was to come next'}.`,
    help: (_timeOut: TimeOut) =>
      'If it only needs longer, allow it with --timeout SECONDS; with --keep, you can look at what runs.',
  },
  'rehearse/image-failed': {
    severity: 'error',
    message: ({ service, reason }: ImageProblem) =>
      service === undefined ? reason : `There is no image of ${service}: ${reason}`,
    help: ({ fetched }: ImageProblem) =>
      fetched
        ? 'Check the name, sign in to its registry with the container engine, or load the image into it.'
        : 'Build it by hand to look closer: docker build, or podman build, in its context.',
  },
  'rehearse/store-unavailable': {
    severity: 'error',
    message: ({ reason }: Reason) => reason,
    help: (_reason: Reason) =>
      'Every store of the project has to be there, also for a part of its services.',
  },
  'rehearse/not-modelled': {
    severity: 'error',
    message: ({ reason }: Reason) => `This cannot be rehearsed here, though AWS has it. ${reason}`,
    help: (_reason: Reason) =>
      'seaworthy plan --out writes the templates for trying it on AWS itself.',
  },
  'rehearse/change-set-refused': {
    severity: 'error',
    message: ({ stack, reason }: RefusedStack) =>
      `CloudFormation makes no change set of the stack ${stack}: ${reason}`,
    help: (_refused: RefusedStack) =>
      'The reason is AWS’s own; seaworthy plan --out writes the template that it speaks of.',
  },
  'rehearse/service-left-out': {
    severity: 'warning',
    message: ({ service, missing }: LeftOut) =>
      `${service} addresses ${missing}, which this rehearsal leaves out.`,
    help: ({ missing }: LeftOut) =>
      `Its requests to it fail here; add --service ${missing} to rehearse both.`,
  },
  'rehearse/engine-lost': {
    severity: 'error',
    message: ({ engine }: LostEngine) => `${engine} ended while the rehearsal went on.`,
    help: (_lost: LostEngine) =>
      'Start it again. What it left behind is removed by the next rehearsal; if it ended for want of memory, rehearse fewer services at once (--service).',
  },
  'rehearse/no-engine': {
    severity: 'error',
    message: ({ reason }: Reason) => reason,
    help: (_reason: Reason) =>
      'Start Docker or Podman, or install it (Debian: apt-get install podman runc); unset DOCKER_HOST if it is wrong. plan and check need no engine.',
  },
});

interface Reason {
  readonly reason: string;
}

interface RefusedStack extends Reason {
  readonly stack: string;
}

interface LeftOut {
  readonly service: string;
  /** A service that it addresses. */
  readonly missing: string;
}

interface LostEngine {
  /** `Podman 4.3.1, started for this run with runc` */
  readonly engine: string;
}

interface ImageProblem extends Reason {
  /** Absent: an image that rehearsals themselves need. */
  readonly service?: string;
  /** Otherwise it was built. */
  readonly fetched: boolean;
}

interface NotListening {
  readonly service: string;
  readonly port: number;
  /** `it listens on port 3000` */
  readonly where: string;
}

interface ServiceNamed {
  readonly service: string;
}

interface DoubtfulJob {
  readonly service: string;
  /** Of the job; absent: one that a request of the rehearsal had sent. */
  readonly message?: string;
  readonly exitCode: number;
}

interface FailedRun extends Reason {
  readonly service: string;
}

interface TimeOut {
  readonly seconds: number;
  /** What was under way; empty when nothing was known to be. */
  readonly waitedFor: string;
}

interface WrongAnswer {
  readonly method: string;
  readonly path: string;
  readonly service: string;
  readonly problem: string;
}

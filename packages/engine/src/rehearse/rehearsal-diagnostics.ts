import { declareDiagnostics } from '@seaworthy/compiler';

/** What a rehearsal itself finds, beside the causes of a deployment that fails. */
export const rehearsalProblems = declareDiagnostics({
  'rehearse/wrong-answer': {
    severity: 'error',
    message: ({ method, path, service, problem }: WrongAnswer) =>
      `${service} runs, but ${method} ${path} went wrong: ${problem}`,
    help: (_wrong: WrongAnswer) =>
      'The request went through the load balancer to a healthy task; see what the service logged.',
  },
});

interface WrongAnswer {
  readonly method: string;
  readonly path: string;
  readonly service: string;
  readonly problem: string;
}

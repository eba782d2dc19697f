import type { Clock } from '../../time/clock.ts';
import type { ApiCall } from './interference.ts';

/** What was answered to a question at some time: an output, or a refusal. */
interface EarlierAnswer {
  readonly at: number;
  readonly outcome: Promise<object>;
}

/** Answers to reads, kept so that they can be given again once they are out of date. */
export interface EarlierAnswers {
  keep(call: ApiCall, outcome: Promise<object>): void;
  /** The oldest answer to the same question that is at most so many milliseconds old. */
  find(call: ApiCall, milliseconds: number): Promise<object> | undefined;
}

/** How many answers to one question are kept. */
const kept = 30;

export function earlierAnswers(clock: Clock): EarlierAnswers {
  const byQuestion = new Map<string, EarlierAnswer[]>();
  return {
    keep: (call, outcome) => {
      if (!isRead(call)) return;
      const question = questionOf(call);
      const answers = byQuestion.get(question) ?? [];
      byQuestion.set(question, [...answers.slice(1 - kept), { at: clock.now(), outcome }]);
    },
    find: (call, milliseconds) => {
      const oldest = clock.now() - milliseconds;
      return byQuestion.get(questionOf(call))?.find(({ at }) => at >= oldest)?.outcome;
    },
  };
}

function isRead({ operation }: ApiCall): boolean {
  return /^(Describe|List|Get|BatchGet|Head|Filter)/.test(operation);
}

function questionOf({ service, operation, input }: ApiCall): string {
  return JSON.stringify([service, operation, input]);
}

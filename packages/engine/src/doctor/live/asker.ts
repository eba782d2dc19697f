/** A question to AWS that was not answered. */
export interface Unanswered {
  /** The IAM action, such as `ec2:DescribeSubnets`. */
  readonly action: string;
  readonly reason: 'denied' | 'failed';
  /** AWS's own words. */
  readonly says: string;
}

/** Asks AWS, and keeps account of what it would not say: one missing permission hides one fact. */
export interface Asker {
  /** The answer; undefined when there is none. `absent` errors are an answer too: nothing is there. */
  ask<Answer>(
    action: string,
    question: () => Promise<Answer>,
    absent?: readonly string[],
  ): Promise<Answer | undefined>;
  readonly unanswered: () => readonly Unanswered[];
}

export function createAsker(): Asker {
  const unanswered = new Map<string, Unanswered>();
  return {
    async ask(action, question, absent = []) {
      try {
        return await question();
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        if (absent.includes(name) || isFatal(name)) {
          if (isFatal(name)) throw error;
          return undefined;
        }
        const reason = denied.test(name) ? 'denied' : 'failed';
        unanswered.set(action, { action, reason, says: message });
        return undefined;
      }
    },
    unanswered: () => [...unanswered.values()],
  };
}

const denied = /AccessDenied|UnauthorizedOperation|NotAuthorized|Forbidden|^403$/;

/** Without credentials no other question is answered either. */
function isFatal(name: string): boolean {
  return /ExpiredToken|CredentialsProviderError|InvalidClientTokenId|UnrecognizedClient|InvalidSignature|AbortError/.test(
    name,
  );
}

import type { AwsError } from '../../aws/aws-error.ts';
import type { ServiceName } from '../../aws/operation.ts';

/** An HTTP request, read whole. */
export interface WireRequest {
  readonly method: string;
  /** As it stands in the request line, without the query. */
  readonly path: string;
  /** Decoded; a name that comes twice has a list. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Aborted when the caller hangs up. */
  readonly signal?: AbortSignal;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a request asks for, in the SDK's words. */
export interface WireCall {
  readonly service: ServiceName;
  readonly operation: string;
  /** The input of the SDK's command. */
  readonly input: object;
  /** Headers that the answer has besides, such as those of CORS. */
  readonly answerHeaders?: Readonly<Record<string, string>>;
}

/** Why a request is turned away before its operation is asked; each protocol has its own names. */
export type Refusal =
  | 'missing-signature'
  | 'incomplete-signature'
  | 'unknown-key'
  | 'wrong-signature'
  | 'wrong-time'
  | 'wrong-region'
  | 'expired-token'
  | 'invalid-token'
  | 'access-denied';

/**
 * One of AWS's ways of putting calls into HTTP. It knows formats only: who calls and whether they
 * may is decided around it, alike for all protocols.
 */
export interface WireProtocol {
  /** Whether the request is in this protocol; the first that claims it reads it. */
  claims(request: WireRequest): boolean;
  /** Answers what needs no signature, such as a browser's preflight. */
  answerUnsigned?(request: WireRequest): WireResponse | undefined;
  /** Throws AwsError for a service or a form that it does not know. */
  read(request: WireRequest): WireCall;
  writeOutput(call: WireCall, output: object, requestId: string): WireResponse;
  /** `request` tells what can still be told when reading failed. */
  writeError(request: WireRequest, error: AwsError, requestId: string): WireResponse;
  readonly refusals: Readonly<
    Record<
      Refusal,
      {
        readonly name: string;
        readonly status: number;
        /** In place of what most services say. */
        readonly message?: string;
      }
    >
  >;
  /** How signatures of this protocol are made. */
  readonly signing: {
    /** False only for S3, which signs the path as it is sent. */
    readonly escapesPath: boolean;
    /** What stands for the body's hash in presigned URLs, if not the hash. */
    readonly presignedPayload?: 'UNSIGNED-PAYLOAD';
  };
}

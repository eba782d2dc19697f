/** No answer, because the connection broke or because nothing came. No refusal of AWS's. */
export class BrokenConnection extends Error {
  /** As Node's HTTP client tells it, which SDKs read to know whether to try again. */
  readonly code?: 'ECONNRESET';
  override readonly name: 'Error' | 'TimeoutError';

  constructor(how: 'reset' | 'silent') {
    super(how === 'reset' ? 'socket hang up' : 'Connection timed out: there was no answer.');
    this.name = how === 'reset' ? 'Error' : 'TimeoutError';
    if (how === 'reset') this.code = 'ECONNRESET';
  }
}

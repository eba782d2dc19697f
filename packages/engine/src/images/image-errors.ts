import type { TaskKind } from '@seaworthy/compiler';

/** The image of a service could not be built, or not be brought to AWS; the message says why. */
export class ImageNotReady extends Error {
  override readonly name = 'ImageNotReady';
  readonly service: TaskKind;
  /** What its build said last. */
  readonly lastLines: readonly string[];

  constructor(service: TaskKind, reason: string, lastLines: readonly string[] = []) {
    super(reason);
    this.service = service;
    this.lastLines = lastLines;
  }
}

/** The image of a service cannot run where its tasks are to run. */
export class WrongArchitecture extends Error {
  override readonly name = 'WrongArchitecture';
  readonly service: TaskKind;
  /** `linux/amd64` */
  readonly planned: string;
  readonly built: string;

  constructor(service: TaskKind, planned: string, built: string) {
    super(`${service.name} is built for ${built} and runs on ${planned}`);
    this.service = service;
    this.planned = planned;
    this.built = built;
  }
}

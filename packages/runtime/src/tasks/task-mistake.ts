/** Thrown for what the application's author has to change: a setting, a payload, an unknown name. */
export class TaskMistake extends Error {
  override readonly name = 'TaskMistake';
}

/** Thrown when it is not certain that a task is kept. Sent again under its key, it is still one. */
export class TaskNotSent extends Error {
  override readonly name = 'TaskNotSent';
  /** Whether the same call may succeed later. */
  readonly isTemporary: boolean;

  constructor(said: string, isTemporary: boolean) {
    super(said);
    this.isTemporary = isTemporary;
  }
}

/** A function that computes its answer once for each argument and forgets it with the argument. */
export function onceFor<Argument extends object, Answer>(
  compute: (argument: Argument) => Answer,
): (argument: Argument) => Answer {
  const answers = new WeakMap<Argument, { readonly answer: Answer }>();
  return (argument) => {
    const known = answers.get(argument);
    if (known) return known.answer;
    const answer = compute(argument);
    answers.set(argument, { answer });
    return answer;
  };
}

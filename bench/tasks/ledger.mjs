/**
 * What tasks have done, by key, as a database with transactions keeps it: an effect counts only
 * while its run holds the claim, and is written together with the completion.
 */
export function createLedger(records) {
  const effects = new Map();
  let runs = 0;
  let wake = () => undefined;

  const answers = {
    begin: async (claim) => {
      const start = await records.begin(claim);
      if (start === 'started') runs += 1;
      return start;
    },
    extend: (claim) => records.extend(claim),
    end: (claim, ending) => records.end(claim, ending),
    apply: async (claim) => {
      if (!(await records.extend(claim))) return false;
      count(claim.key);
      await records.end(claim, { state: 'completed', result: null });
      return true;
    },
    seen: async ({ n }) => {
      runs += 1;
      count(n);
    },
  };

  function count(key) {
    effects.set(key, (effects.get(key) ?? 0) + 1);
    wake();
  }

  return {
    answer: (what, ...values) => answers[what](...values),
    get done() {
      return effects.size;
    },
    get runs() {
      return runs;
    },
    get doneTwice() {
      return [...effects.values()].filter((times) => times > 1).length;
    },
    /** Resolves when so many keys have an effect; rejects after a time without any. */
    untilDone: (wanted, patienceMs) =>
      new Promise((resolve, reject) => {
        let timer;
        wake = () => {
          clearTimeout(timer);
          if (effects.size >= wanted) return resolve();
          timer = setTimeout(
            () => reject(new Error(`${wanted - effects.size} of ${wanted} tasks are lost.`)),
            patienceMs,
          );
        };
        wake();
      }),
  };
}

/**
 * What tasks have done, by key, as a database with transactions keeps it: an effect counts only
 * while its run holds the claim, and is written together with the completion.
 */
export function createLedger(records) {
  const effects = new Map();
  let runs = 0;
  const listeners = new Set();

  const answers = {
    begin: async (claim) => {
      const start = await records.begin(claim);
      if (start === 'started') runs += 1;
      return start;
    },
    extend: (claim) => records.extend(claim),
    end: (claim, ending) => records.end(claim, ending),
    find: (key) => records.find(key),
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
    for (const listener of [...listeners]) listener();
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
    /** Called after each effect. */
    onEffect: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Resolves when so many keys have an effect; rejects after a time without any. */
    untilDone: (wanted, patienceMs) =>
      new Promise((resolve, reject) => {
        let timer;
        const look = () => {
          clearTimeout(timer);
          if (effects.size >= wanted) {
            listeners.delete(look);
            resolve();
          } else timer = setTimeout(giveUp, patienceMs);
        };
        const giveUp = () => {
          listeners.delete(look);
          const left = wanted - effects.size;
          reject(new Error(`${left} of ${wanted} tasks are not done, and nothing happens.`));
        };
        listeners.add(look);
        look();
      }),
  };
}

/** Keeps what the page does at a key behind the commands of keys that were pressed before it. */
export interface KeyOrder {
  /** A key was pressed whose command comes by way of VS Code, if it has one. */
  passed(): void
  /** Such a command has come, and is carried out now. */
  came(): void
  /** Does something as soon as the commands of the keys before have come. */
  inTurn(act: () => void): void
}

/** After so many milliseconds a key is taken to have no command. Under way it takes 10 to 30. */
const LONGEST = 400

/** Makes the order of the keys of a page: `wait` calls back later, as `setTimeout` does. */
export function createKeyOrder(wait: (act: () => void, time: number) => void): KeyOrder {
  /** Keys that wait: what the page is to do, or null for one whose command has not come. */
  let waiting: (readonly [(() => void) | null, turn: number])[] = []
  let turns = 0
  const run = (): void => {
    while (waiting[0]?.[0]) waiting.shift()?.[0]?.()
  }
  return {
    passed() {
      const turn = ++turns
      waiting.push([null, turn])
      wait(() => {
        waiting = waiting.filter(([act, of]) => act !== null || of > turn)
        run()
      }, LONGEST)
    },
    came() {
      const first = waiting.findIndex(([act]) => act === null)
      if (first < 0) return
      waiting.splice(first, 1)
      // The command itself is carried out first.
      queueMicrotask(run)
    },
    inTurn(act) {
      waiting.push([act, ++turns])
      run()
    }
  }
}

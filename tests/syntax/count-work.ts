type Method = (this: string, ...args: never[]) => unknown

/** What was done with strings: how often, and how many characters were looked at in all. */
export interface Work {
  calls: number
  characters: number
}

/**
 * Counts what a function does with strings while it runs: every call of a method, and for each the characters
 * it looks at: one for a character asked for, the length passed over by a search, the length of what is
 * compared, cut out or matched.
 * It counts what was done, not how long it took, so that the result is the same on every machine.
 * The methods of strings and regular expressions are replaced meanwhile; all are put back at the end.
 */
export function countWork(run: () => void): Work {
  const work: Work = {calls: 0, characters: 0}
  const restore = Object.entries(COSTS).map(([name, cost]) =>
    replaceMethod(String.prototype, name, (text, args, result) => {
      work.calls++
      work.characters += cost(String(text), args, result)
    })
  )
  restore.push(
    replaceMethod(RegExp.prototype, 'exec', (_, [text], result) => {
      work.calls++
      work.characters += matchCost(String(text), result)
    })
  )
  try {
    run()
  } finally {
    for (const putBack of restore) putBack()
  }
  return work
}

type Cost = (text: string, args: readonly unknown[], result: unknown) => number

const COSTS: Record<string, Cost> = {
  charAt: () => 1,
  charCodeAt: () => 1,
  codePointAt: () => 1,
  startsWith: (_, [searched]) => String(searched).length,
  slice: (_, __, result) => 1 + String(result).length,
  includes: text => text.length,
  indexOf: (text, [, from = 0], result) =>
    1 + (result === -1 ? text.length : Number(result)) - Number(from)
}

/** What a match costs that starts at the start of the text, as those of the parser do. */
function matchCost(text: string, result: unknown): number {
  const match = result as RegExpExecArray | null
  return match ? match.index + match[0].length + 1 : text.length
}

function replaceMethod(
  prototype: object,
  name: string,
  note: (self: unknown, args: readonly unknown[], result: unknown) => void
): () => void {
  const original = Reflect.get(prototype, name) as Method
  const counting = function (this: string, ...args: never[]): unknown {
    const result = Reflect.apply(original, this, args)
    note(this, args, result)
    return result
  }
  Object.defineProperty(prototype, name, {value: counting, configurable: true, writable: true})
  return () =>
    Object.defineProperty(prototype, name, {value: original, configurable: true, writable: true})
}

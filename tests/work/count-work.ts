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
 * `methods` are those that search and cut out, or also those that make another string of a whole one, which count as much
 * as that is long: too much for hostile texts, in which trimming all names that are blank and nested takes quadratic,
 * though little, work.
 */
export function countWork(run: () => void, methods: 'searching' | 'all' = 'searching'): Work {
  const work: Work = {calls: 0, characters: 0}
  const costs = methods === 'all' ? {...COSTS, ...COSTS_OF_CHANGES} : COSTS
  const restore = Object.entries(costs).map(([name, cost]) =>
    replaceMethod(String.prototype, name, (text, args, result) => {
      work.calls++
      work.characters += cost(String(text), args, result)
    })
  )
  restore.push(
    replaceMethod(RegExp.prototype, 'exec', (self, [text], result, from) => {
      work.calls++
      work.characters += result || !isSticky(self) ? matchCost(String(text), result, from) : 1
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

/** A method that reads all of its string. */
const whole: Cost = text => 1 + text.length

/** A method that takes white space away, which is all it looks at. */
const trimmed: Cost = (text, _, result) => 1 + text.length - String(result).length

const COSTS_OF_CHANGES: Record<string, Cost> = {
  normalize: whole,
  replace: whole,
  replaceAll: whole,
  split: whole,
  toLocaleLowerCase: whole,
  toLocaleUpperCase: whole,
  toLowerCase: whole,
  toUpperCase: whole,
  trim: trimmed,
  trimEnd: trimmed,
  trimStart: trimmed
}

/** What a match costs, from the offset at which it was tried. */
function matchCost(text: string, result: unknown, from: number): number {
  const match = result as RegExpExecArray | null
  return match ? match.index + match[0].length - from + 1 : text.length - from
}

function replaceMethod(
  prototype: object,
  name: string,
  note: (self: unknown, args: readonly unknown[], result: unknown, from: number) => void
): () => void {
  const original = Reflect.get(prototype, name) as Method
  const counting = function (this: string, ...args: never[]): unknown {
    const from = startOf(this)
    const result = Reflect.apply(original, this, args)
    note(this, args, result, from)
    return result
  }
  Object.defineProperty(prototype, name, {value: counting, configurable: true, writable: true})
  return () =>
    Object.defineProperty(prototype, name, {value: original, configurable: true, writable: true})
}

/** The offset at which a regular expression is tried next. */
function startOf(self: unknown): number {
  return self instanceof RegExp && (self.global || self.sticky) ? self.lastIndex : 0
}

function isSticky(self: unknown): boolean {
  return self instanceof RegExp && self.sticky
}

/** The most texts that the braces of one glob may stand for together. */
export const mostAlternatives = 256

/**
 * The globs without braces that a glob stands for, as in a shell: `{a,b}c` for `ac` and `bc`, `{1..3}` for `1`, `2` and
 * `3`, one inside the other too. Braces without a comma or a range mean themselves, as do those behind a backslash or
 * without their other half. No more than one over `mostAlternatives` are given.
 */
export function alternativesOf(glob: string): readonly string[] {
  const braces = firstBraces(glob)
  if (!braces) return [glob]
  const {start, end, parts} = braces
  const rests = alternativesOf(glob.slice(end))
  const found: string[] = []
  for (const part of parts)
    for (const inner of alternativesOf(part))
      for (const rest of rests) {
        found.push(glob.slice(0, start) + inner + rest)
        if (found.length > mostAlternatives) return found
      }
  return found
}

interface Braces {
  readonly start: number
  /** Behind the closing one. */
  readonly end: number
  readonly parts: readonly string[]
}

function firstBraces(glob: string): Braces | undefined {
  for (let start = 0; start < glob.length; start++) {
    if (glob[start] === '\\') start++
    else if (glob[start] === '{') {
      const braces = readBraces(glob, start)
      if (braces) return braces
    }
  }
  return undefined
}

function readBraces(glob: string, start: number): Braces | undefined {
  const parts: string[] = []
  let depth = 0
  let from = start + 1
  for (let at = start; at < glob.length; at++) {
    const sign = glob[at]
    if (sign === '\\') at++
    else if (sign === '{') depth++
    else if (sign === ',' && depth === 1) {
      parts.push(glob.slice(from, at))
      from = at + 1
    } else if (sign === '}' && --depth === 0) {
      const last = glob.slice(from, at)
      const all = parts.length > 0 ? [...parts, last] : rangeOf(last)
      return all && {start, end: at + 1, parts: all}
    }
  }
  return undefined
}

/** The texts that a range as `1..3` or `a..c` stands for; undefined for any other text. */
function rangeOf(text: string): readonly string[] | undefined {
  const [, from = '', to = ''] = /^(\d{1,6}|[a-z]|[A-Z])\.\.(\d{1,6}|[a-z]|[A-Z])$/.exec(text) ?? []
  if (from === '') return undefined
  const isNumber = /^\d/.test(from)
  if (isNumber !== /^\d/.test(to)) return undefined
  const [start, end] = isNumber
    ? [Number(from), Number(to)]
    : [from.charCodeAt(0), to.charCodeAt(0)]
  const length = Math.min(Math.abs(end - start), mostAlternatives) + 1
  const step = end < start ? -1 : 1
  return Array.from({length}, (_, index) => {
    const code = start + index * step
    return isNumber ? String(code) : String.fromCharCode(code)
  })
}

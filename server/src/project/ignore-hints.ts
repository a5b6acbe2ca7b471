/**
 * What the name of a file must have for a pattern of an ignore file to match it. Trying the patterns themselves
 * takes far longer, and hardly ever does one match an article.
 */
export interface IgnoreHints {
  readonly names: ReadonlySet<string>
  /** By their last character. */
  readonly ends: ReadonlyMap<string, readonly string[]>
  /** By their first character. */
  readonly starts: ReadonlyMap<string, readonly string[]>
  readonly parts: readonly string[]
  /** Whether some pattern may match any name. */
  readonly any: boolean
}

/** The hints of patterns, of which those that begin with `!` leave nothing out. */
export function hintsOf(patterns: readonly string[]): IgnoreHints {
  const names = new Set<string>()
  const ends = new Map<string, string[]>()
  const starts = new Map<string, string[]>()
  const parts: string[] = []
  let any = false
  for (const pattern of patterns) {
    // What ends with a slash means folders.
    if (pattern.startsWith('!') || pattern.endsWith('/')) continue
    const name = pattern.slice(pattern.lastIndexOf('/') + 1)
    if (name.includes('\\')) any = true
    else if (!/[*?[]/.test(name)) names.add(name)
    else {
      const literals = name.replace(/\[.*\]/g, '*').split(/[*?[]/)
      const [start = ''] = literals
      const end = literals.at(-1) ?? ''
      const longest = literals.reduce((a, b) => (b.length > a.length ? b : a))
      if (end !== '') addTo(ends, end.slice(-1), end)
      else if (start !== '') addTo(starts, start.slice(0, 1), start)
      else if (longest !== '') parts.push(longest)
      else any = true
    }
  }
  return {names, ends, starts, parts, any}
}

/** Hints of which one holds where one of either holds. */
export function joinHints(a: IgnoreHints, b: IgnoreHints): IgnoreHints {
  return {
    names: new Set([...a.names, ...b.names]),
    ends: joinMaps(a.ends, b.ends),
    starts: joinMaps(a.starts, b.starts),
    parts: [...a.parts, ...b.parts],
    any: a.any || b.any
  }
}

/** Whether a pattern may match a file of this name. */
export function mayMatch({names, ends, starts, parts, any}: IgnoreHints, name: string): boolean {
  return (
    any ||
    names.has(name) ||
    (ends.get(name.slice(-1))?.some(end => name.endsWith(end)) ?? false) ||
    (starts.get(name.slice(0, 1))?.some(start => name.startsWith(start)) ?? false) ||
    parts.some(part => name.includes(part))
  )
}

function addTo(map: Map<string, string[]>, key: string, text: string): void {
  const known = map.get(key)
  if (known) known.push(text)
  else map.set(key, [text])
}

function joinMaps(
  a: ReadonlyMap<string, readonly string[]>,
  b: ReadonlyMap<string, readonly string[]>
): ReadonlyMap<string, readonly string[]> {
  const joined = new Map(a)
  for (const [key, texts] of b) joined.set(key, [...(joined.get(key) ?? []), ...texts])
  return joined
}

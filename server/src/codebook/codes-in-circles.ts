import type {Code} from './codebook.js'

/** The codes that stand within themselves, directly or through others; takes time linear in the list. */
export function codesInCircles(codes: ReadonlyMap<string, Code>): ReadonlySet<string> {
  const circles = new Set<string>()
  const done = new Set<string>()
  for (const name of codes.keys()) {
    const path = new Set<string>()
    let at: string | undefined = name
    while (at !== undefined && !done.has(at) && !path.has(at)) {
      path.add(at)
      at = codes.get(at)?.within
    }
    if (at !== undefined && path.has(at)) {
      const steps = [...path]
      for (const step of steps.slice(steps.indexOf(at))) circles.add(step)
    }
    for (const step of path) done.add(step)
  }
  return circles
}

/**
 * The path that a file means by a path relative to itself; all are `/`-separated, and relative to the
 * same folder as `file` is. Absolute paths stay as they are.
 */
export function resolvePath(file: string, path: string): string {
  if (path.startsWith('/')) return path
  const steps = file.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else steps.push(step)
  }
  return steps.join('/')
}

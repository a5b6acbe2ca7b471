import {pathFrom} from '../../node/paths.js'
import {ignorePatternProblem} from '../../project/globs.js'
import {addIgnoreFile, isIgnored, noIgnoreRules} from '../../project/ignore-rules.js'
import {UsageError} from '../usage-error.js'

/** Whether a path of a project, relative to its root, is left out by what the command line says. */
export type IgnorePatterns = (root: string, path: string) => boolean

/**
 * A test for what `--ignore-pattern` leaves out: patterns as in an ignore file in the working directory.
 * Throws a UsageError for one that could take for ever.
 */
export function createIgnorePatterns(patterns: readonly string[], cwd: string): IgnorePatterns {
  if (patterns.length === 0) return () => false
  for (const pattern of patterns) {
    const wanted = ignorePatternProblem(pattern)
    if (wanted !== undefined)
      throw new UsageError(`Unexpected \`--ignore-pattern ${pattern}\`, expected ${wanted}`)
  }
  const text = patterns.join('\n')
  const rules = addIgnoreFile(noIgnoreRules, {kind: 'own', path: '', folder: '', text}, () => {})
  return (root, path) => {
    const seen = pathFrom(cwd, `${root}/${path}`)
    // Elsewhere, only patterns for any folder apply.
    return isIgnored(rules, seen.replace(/^(\.\.\/)+/, ELSEWHERE))
  }
}

/** A folder that no pattern names. */
const ELSEWHERE = '\0/'

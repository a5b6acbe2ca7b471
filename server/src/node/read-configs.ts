import type {Location} from '../glossary/entry.js'
import type {DeclaredConfig} from '../project/declared-config.js'
import type {KnownRules} from '../project/known-rules.js'
import {fromRoot} from '../project/merge-configs.js'
import {parseDeclaredConfig} from '../project/parse-config.js'
import {type Loading, readProjectFile, report} from './read-project-file.js'

/** Project files by where they stand while they are read. */
interface Chain {
  readonly loading: Loading
  readonly knownRules: KnownRules
  /** Files that are read already, or are being read. */
  readonly seen: Set<string>
  readonly configs: DeclaredConfig[]
}

/**
 * Reads a project file, given relative to the root, and all that it extends: the ones it builds on come
 * first. A file that several extend counts once; one that extends itself is reported.
 */
export function readConfigs(
  loading: Loading,
  path: string,
  knownRules: KnownRules
): readonly DeclaredConfig[] {
  const chain: Chain = {loading, knownRules, seen: new Set(), configs: []}
  const place = {path, span: {start: 0, end: 0}}
  follow(chain, path, place, [])
  return chain.configs
}

function follow(chain: Chain, path: string, place: Location, open: readonly string[]): void {
  if (open.includes(path)) {
    report(
      chain.loading,
      place,
      `circle of \`extends\` through \`${path}\``,
      'a file that does not extend this one'
    )
    return
  }
  if (chain.seen.has(path)) return
  chain.seen.add(path)
  const text = readProjectFile(chain.loading, path, place)
  if (text === undefined) return
  const {config, problems} = parseDeclaredConfig(path, text, chain.knownRules)
  for (const problem of problems) chain.loading.problems.push(problem)
  for (const parent of config.extends) {
    follow(chain, fromRoot(parent), parent.location, [...open, path])
  }
  chain.configs.push(config)
}

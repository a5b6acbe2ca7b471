import {mergeArticles} from '../../exchange/merge/merge-articles.js'
import {buildGlossary} from '../../glossary/glossary.js'
import {resolve} from '../../model/resolve.js'
import {readText} from '../../node/file-system.js'
import {loadProject} from '../../node/load-project.js'
import {growYoung} from '../../node/v8.js'
import {writeText} from '../../node/write-files.js'
import {printable} from '../../reporting/text.js'
import {parse} from '../../syntax/parse.js'
import {exitCode} from '../exit-code.js'
import {namedPath} from '../files/named-input.js'
import {projectFinder} from '../files/project-finder.js'
import type {FileOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'

/**
 * Merges two versions of an article into the second file, as git asks a merge driver to: `%O %A %B`, and `%P` for the path
 * whose project holds. That file is written last, in one step. Gives the exit code: 1 where something was changed in two
 * ways. Throws a UsageError for another number of operands, and what loading, reading and writing throws.
 */
export function runMergeFile(
  operands: readonly string[],
  options: FileOptions,
  {cwd, notify}: Pick<RunContext, 'cwd' | 'notify'>
): number {
  const [base, ours, theirs, path, more] = operands
  if (base === undefined || ours === undefined || theirs === undefined || more !== undefined)
    throw new UsageError(
      `Unexpected ${operands.length} files, expected three: the common version, ours and theirs, and perhaps the path that the article has`
    )
  growYoung()
  const shown = path ?? ours
  const place = namedPath(shown, cwd)
  const {root, file} = projectFinder(options, cwd)(place)
  const {codebook} = loadProject(root, {
    ...(file !== undefined && {file}),
    isolated: options.isolated,
    knownRules: NO_RULES,
    withoutGlossary: true
  })
  const read = (name: string): string => readText(namedPath(name, cwd))
  const texts = {base: read(base), ours: read(ours), theirs: read(theirs)}
  const merged = mergeArticles(texts, text => resolve(place, parse(text), codebook, NO_GLOSSARY))
  if (!merged) {
    notify(
      `${printable(shown)}: The versions cannot be merged: their markup cannot be put together, so the file is left as it is`
    )
    return exitCode.failure
  }
  for (const [old, id] of merged.renumbered)
    notify(
      `${printable(shown)}: Both sides gave the id \`${printable(old)}\`: theirs is \`${printable(id)}\` now`
    )
  if (merged.seal === 'renewed')
    notify(`${printable(shown)}: Both sides changed the text: it is sealed anew`)
  if (typeof merged.seal === 'object')
    notify(`${printable(shown)}: The seal is not made anew: ${printable(merged.seal.reason)}`)
  if (merged.text !== texts.ours) writeText(namedPath(ours, cwd), merged.text)
  if (merged.conflicts === 0) return exitCode.ok
  const things = merged.conflicts === 1 ? 'One thing was' : `${merged.conflicts} things were`
  notify(
    `${printable(shown)}: ${things} changed in two ways: look for \`conflict\` in the file, and choose`
  )
  return exitCode.findings
}

const NO_GLOSSARY = buildGlossary([])

/** What a project file sets for rules does not matter here; loading them takes a tenth of the time. */
const NO_RULES = new Map()

import {resolve} from 'node:path'
import {phrase} from '../base/phrase.js'
import type {Codebook} from '../codebook/codebook.js'
import type {Location} from '../glossary/entry.js'
import type {GlossaryFile} from '../glossary/glossary.js'
import type {DeclaredConfig, DeclaredPath} from '../project/config.js'
import {defaultSelection, fromRoot, last} from '../project/config.js'
import {isWild, matchGlobs, splitGlob} from '../project/globs.js'
import {isGone} from './file-kind.js'
import {isWithin, realPath} from './paths.js'
import {type Loading, readProjectFile, report} from './read-project-file.js'
import {type WalkProblem, walk} from './walk.js'

/**
 * Finds the glossary's files, and reads each with `read`: in the order of the configuration, each once, those of a glob
 * ordered by name. Those that `open` gives are not read; their texts are when somebody asks. What is missing or may not be
 * read stands among the problems.
 */
export function loadGlossaryFiles(
  loading: Loading,
  configs: readonly DeclaredConfig[],
  codebook: Codebook,
  read: (path: string, text: string, codebook: Codebook) => GlossaryFile,
  open: (path: string) => GlossaryFile | undefined = () => undefined
): readonly GlossaryFile[] {
  const declared = last(configs, config => config.glossary)?.value
  const places = new Map<string, Location>()
  for (const {path, place} of declared?.flatMap(glob => pathsOf(loading, glob)) ?? found(loading)) {
    if (!places.has(path)) places.set(path, place)
  }
  const files: GlossaryFile[] = []
  for (const [path, place] of places) {
    const opened = open(path)
    if (opened) {
      loading.texts.setLazily(path, () => opened.text)
      files.push(opened)
      continue
    }
    const text = readProjectFile(loading, path, place)
    if (text !== undefined) files.push(read(path, text, codebook))
  }
  return files
}

/** A glossary file and the place that names it. */
interface NamedFile {
  readonly path: string
  readonly place: Location
}

/** What the defaults find; what they do not find is no problem, but a folder or a link with that name is one. */
function found(loading: Loading): readonly NamedFile[] {
  return defaultSelection.glossary
    .flatMap(glob => {
      if (isWild(glob)) return matching(loading, glob, placeIn(splitGlob(glob).base))
      return isGone(resolve(loading.root, glob)) ? [] : [glob]
    })
    .map(path => ({path, place: placeIn(path)}))
}

function placeIn(path: string): Location {
  return {path, span: {start: 0, end: 0}}
}

function pathsOf(loading: Loading, declared: DeclaredPath): readonly NamedFile[] {
  const glob = fromRoot(declared)
  const place = declared.location
  if (!isWild(glob)) return [{path: glob, place}]
  // A glob may take in the project files, which are no glossaries.
  const paths = matching(loading, glob, place).filter(path => !loading.texts.has(path))
  if (paths.length === 0)
    report(loading, place, phrase`glob \`${glob}\``, phrase`one that some file matches`)
  return paths.map(path => ({path, place}))
}

/** The files that a glob names, ordered by code units; none where its folder is not allowed. */
function matching(loading: Loading, glob: string, place: Location): readonly string[] {
  const {root, allowed} = loading
  const {base, rest} = splitGlob(glob)
  const folder = resolve(root, base)
  if (!isWithin(allowed, realPath(folder))) return []
  const isDeep = rest.includes('/')
  const takes = matchGlobs([rest], {dot: false})
  const refused = ({path, what}: WalkProblem): void => {
    const inner = [base, path].filter(Boolean).join('/')
    loading.unread.add(inner)
    if (what === 'folder')
      report(
        loading,
        place,
        phrase`folder \`${inner}\` without permission to list it`,
        phrase`a folder that you may list`
      )
    else report(loading, place, `${what} \`${inner}\``, phrase`one to a file that may be read`)
  }
  const files = walk({root: folder, allowed, enters: () => isDeep, takes, refused})
  return files.map(file => (base === '' ? file : `${base}/${file}`)).sort()
}

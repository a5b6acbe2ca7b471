import {createLineFinder, ignoreFileNames} from '../../node/ignore-files.js'
import {allowedRoot, isWithin, projectFileName, realPath, toPortable} from '../../node/paths.js'
import {baselineName} from '../../project/baseline.js'
import {isWild, splitGlob} from '../../project/globs.js'
import {relativeName, resolvePath, within} from '../../project/path-names.js'
import {includes, isGlossaryFile} from '../../project/selection.js'
import type {ProjectFiles} from '../files/run-files.js'

/** The files of a project that matter to its check. Paths are absolute. */
export interface WatchedProject {
  /** Files and folders to watch; they need not be there. */
  readonly paths: readonly string[]
  readonly enters: (folder: string) => boolean
  readonly concerns: (file: string) => boolean
}

/** The files to watch for a project. Where only some files of a folder that is no project are checked, only these. */
export function watchedProject({project, articles, isWhole}: ProjectFiles): WatchedProject {
  const {root, file, config, texts} = project
  const own = new Set([
    ...texts.keys(),
    ...config.extends,
    ...(config.codebook ? [config.codebook] : [])
  ])
  const files = [...own].map(path => absolute(root, path))
  // What a link leads to is changed without the link.
  const targets = linkTargets(files)
  const around = foldersAround(project)
  const checked = new Set(articles)
  const isBroad = file !== undefined || isWhole === true
  const findLine = createLineFinder(root)
  const concerns = (path: string): boolean => {
    const last = path.slice(path.lastIndexOf('/') + 1)
    const name = within(root, path)
    const isInside = path.startsWith(`${root}/`)
    return (
      NAMES.has(last) ||
      files.includes(path) ||
      targets.includes(path) ||
      isGlossaryFile(config, relativeName(root, path)) ||
      (isInside && (checked.has(name) || (isBroad && includes(config, name))))
    )
  }
  const enters = (folder: string): boolean => {
    if (folder === root || around.includes(folder) || root.startsWith(`${folder}/`)) return true
    const name = folder.slice(folder.lastIndexOf('/') + 1)
    if (SKIPPED.has(name) || !folder.startsWith(`${root}/`)) return false
    const inner = within(root, folder)
    if (!isBroad) return inner === 'glossary' || articles.some(path => path.startsWith(`${inner}/`))
    return (
      [...files, ...targets].some(path => path.startsWith(`${folder}/`)) ||
      findLine(`${inner}/`) === undefined
    )
  }
  return {paths: [root, ...files, ...targets, ...around], enters, concerns}
}

/** The folders outside of a project, but in its repository, in which globs find glossary files. */
function foldersAround({root, config: {glossary}}: ProjectFiles['project']): readonly string[] {
  const outside = glossary.filter(glob => glob.startsWith('../') && isWild(glob))
  const folders = outside.map(glob => absolute(root, splitGlob(glob).base))
  return folders.filter(folder => isWithin(allowedRoot(root), realPath(folder)))
}

/** The files that links among some files lead to; absolute paths. */
function linkTargets(files: readonly string[]): readonly string[] {
  const targets = files.map(file => toPortable(realPath(file)))
  return targets.filter((target, index) => target !== files[index])
}

/** The files to watch where the paths of the command line lead nowhere: all that come into the working directory. */
export function watchedFolder(cwd: string): WatchedProject {
  const root = toPortable(cwd)
  return {paths: [root], enters: folder => folder === root, concerns: () => true}
}

/** Files that say what is checked, wherever they stand. */
const NAMES: ReadonlySet<string> = new Set([projectFileName, baselineName, ...ignoreFileNames])
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git'])

/** A path of a project may lead out of its folder. */
function absolute(root: string, path: string): string {
  return resolvePath(`${root}/${projectFileName}`, path)
}

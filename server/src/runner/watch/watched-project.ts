import {createLineFinder, ignoreFileNames} from '../../node/ignore-files.js'
import {projectFileName, toPortable} from '../../node/paths.js'
import {baselineName} from '../../project/baseline.js'
import {resolvePath, within} from '../../project/path-names.js'
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
  const checked = new Set(articles)
  const isBroad = file !== undefined || isWhole === true
  const findLine = createLineFinder(root)
  const concerns = (path: string): boolean => {
    const last = path.slice(path.lastIndexOf('/') + 1)
    const name = within(root, path)
    const isInside = path.startsWith(`${root}/`)
    return (
      NAMES.has(last) ||
      [...own].some(each => absolute(root, each) === path) ||
      (isInside &&
        (checked.has(name) || isGlossaryFile(config, name) || (isBroad && includes(config, name))))
    )
  }
  const enters = (folder: string): boolean => {
    if (folder === root || root.startsWith(`${folder}/`)) return true
    const name = folder.slice(folder.lastIndexOf('/') + 1)
    if (SKIPPED.has(name) || !folder.startsWith(`${root}/`)) return false
    const inner = within(root, folder)
    if (!isBroad) return inner === 'glossary' || articles.some(path => path.startsWith(`${inner}/`))
    return (
      [...own].some(path => path.startsWith(`${inner}/`)) || findLine(`${inner}/`) === undefined
    )
  }
  return {paths: [root, ...[...own].map(path => absolute(root, path))], enters, concerns}
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

import {join, resolve} from 'node:path'
import {accountCacheFolder} from '../../node/cache-files.js'
import {hashContent, hashTexts} from '../../node/content-hash.js'
import type {Project} from '../../project/project.js'
import type {CacheChoice} from '../settings/read-running.js'
import {version} from '../version.js'
import {buildHash} from './build-hash.js'

/** What threads need to know to remember what they find in the articles of a project. Plain data. */
export interface Memory {
  /** The folder of the project in the cache. */
  readonly folder: string
  /** Tells apart all that holds for every article of the project. */
  readonly base: string
}

/** The folder that is chosen, absolute. */
export function cacheFolder(choice: CacheChoice): string {
  return choice === 'default' ? accountCacheFolder() : resolve(choice.folder)
}

/** The part of it that is ours to fill and to empty. */
export function findingsFolder(choice: CacheChoice): string {
  return join(cacheFolder(choice), 'findings')
}

/** Makes out what remembered findings of a project depend on; `options` are those of the command line that count. */
export function planMemory(choice: CacheChoice, project: Project, options: string): Memory {
  const {glossary, config, root, texts} = project
  const codebook = config.codebook === undefined ? '' : (texts.get(config.codebook) ?? '')
  const entries = glossary.files.flatMap(({path, text}) => [path, text])
  const base = hashTexts([version(), buildHash(), process.version, options, codebook, ...entries])
  return {folder: join(findingsFolder(choice), hashContent(root).slice(0, 16)), base}
}

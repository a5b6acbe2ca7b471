import {join, resolve} from 'node:path'
import {accountCacheFolder} from '../../node/cache-files.js'
import type {CacheChoice} from '../options.js'

/** The folder that is chosen, absolute. */
export function cacheFolder(choice: CacheChoice, cwd: string): string {
  return choice === 'default' ? accountCacheFolder() : resolve(cwd, choice.folder)
}

/** The folder in it for what was found in articles. */
export function findingsFolder(choice: CacheChoice, cwd: string): string {
  return join(cacheFolder(choice, cwd), 'findings')
}

/** The folder in it for large glossary files in their compiled form. */
export function glossaryFolder(choice: CacheChoice, cwd: string): string {
  return join(cacheFolder(choice, cwd), 'glossaries')
}

/** The folder in it for the facts of articles, which the language server keeps in that of the account. */
function factsFolder(choice: CacheChoice, cwd: string): string {
  return join(cacheFolder(choice, cwd), 'facts')
}

/** The folders in it that are ours to fill and to empty. */
export function ownFolders(choice: CacheChoice, cwd: string): readonly string[] {
  return [findingsFolder, glossaryFolder, factsFolder].map(folder => folder(choice, cwd))
}

import {groupBy} from '../../base/group.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {Loss} from './loss.js'

/** Makes files of articles, one after the other. All names of files are relative, `/`-separated, and lead nowhere else. */
export interface Exporter {
  /** What stands in files before any article. */
  readonly start: () => readonly Piece[]
  /** What an article adds. Throws an `OffsetError` for a bug of ours. */
  readonly add: (model: ArticleModel) => Exported
  /** What comes behind the last article. */
  readonly finish: () => Exported
}

/** Pieces of files, and what the format cannot hold. */
export interface Exported {
  readonly pieces: readonly Piece[]
  readonly losses: readonly Loss[]
}

/** A piece of a file, which goes behind those before it. */
export interface Piece {
  readonly file: string
  readonly text: string
  /** Whether it is the whole file. */
  readonly isWhole?: true
}

/** What an exporter needs to know of all articles. */
export interface ExportTask {
  readonly codebook: Codebook
  readonly glossary: Glossary
  /** The program and its version. */
  readonly generator: string
  /** The name of the files of an article without their ending, by its path; no two have the same. */
  readonly nameOf: (path: string) => string
  /** Whether texts are left out, but for a few words of each annotation, as they may often not be passed on. */
  readonly withoutText?: boolean
}

/**
 * Gives each article a name for its files: its path without its ending, or all of it where another one has the name. Case does
 * not tell names apart, as on many disks it does not.
 */
export function fileNames(paths: readonly string[]): (path: string) => string {
  const short = (path: string): string => path.replace(/(?<=[^/])(?:\.news\.txt|\.[^./]*)$/, '')
  const counts = groupBy(paths, path => short(path).toLowerCase())
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const path of paths) {
    const isAlone = counts.get(short(path).toLowerCase())?.length === 1
    let name = isAlone ? short(path) : path
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${path}-${number}`
    taken.add(name.toLowerCase())
    names.set(path, name)
  }
  return path => names.get(path) ?? path
}

import {compareText} from '../../base/compare.js'
import {version} from '../../base/version.js'
import {buildHash} from '../../node/build-hash.js'
import {hashTexts} from '../../node/content-hash.js'
import type {Project} from '../../project/project.js'
import type {FileOptions, Shard, SuppressionOptions} from '../options.js'

/** The first line of a shard's report: all that shards must have in common to be merged, and the place of each. */
export interface ShardHeader {
  readonly version: string
  /** Two builds of one version may find different things. */
  readonly build: string
  readonly shard: Shard | undefined
  readonly settings: ShardSettings
}

/** Options of `newsmark check` that still count when shards are merged. */
export type ShardSettings = Pick<SuppressionOptions, 'inline' | 'baseline'> &
  Pick<FileOptions, 'ignoreFiles' | 'ignorePatterns' | 'forceExclude' | 'maxFileSize'>

/** The header of a shard that is made now. */
export function makeHeader(
  files: FileOptions,
  {inline, baseline}: SuppressionOptions
): ShardHeader {
  const {shard, ignoreFiles, ignorePatterns, forceExclude, maxFileSize} = files
  const settings = {inline, baseline, ignoreFiles, ignorePatterns, forceExclude, maxFileSize}
  return {version: version(), build: buildHash(), shard, settings}
}

/** A hash of a project's settings, codebook, glossary and baseline. */
export function hashOfProject({texts}: Project): string {
  return hashTexts([...texts].sort(([a], [b]) => compareText(a, b)).flat())
}

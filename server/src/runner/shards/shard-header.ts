import {version} from '../../base/version.js'
import type {FileSettings, Shard} from '../../cli/options/read-selecting.js'
import type {SuppressionSettings} from '../../cli/options/read-suppression.js'
import {buildHash} from '../../node/build-hash.js'
import {hashTexts} from '../../node/content-hash.js'
import type {Project} from '../../project/project.js'

/** What parts must have in common to be put together, and where each has its place. */
export interface ShardHeader {
  readonly version: string
  /** Two builds of one version may find different things. */
  readonly build: string
  readonly shard: Shard | undefined
  readonly settings: ShardSettings
}

/** Options of `newsmark check` that still count when parts are put together. */
export type ShardSettings = Pick<SuppressionSettings, 'inline' | 'baseline'> &
  Pick<FileSettings, 'ignoreFiles' | 'ignorePatterns' | 'forceExclude' | 'maxFileSize'>

/** The header of a part that is made now. */
export function makeHeader(
  fileSettings: FileSettings,
  {inline, baseline}: SuppressionSettings
): ShardHeader {
  const {shard, ignoreFiles, ignorePatterns, forceExclude, maxFileSize} = fileSettings
  const settings = {inline, baseline, ignoreFiles, ignorePatterns, forceExclude, maxFileSize}
  return {version: version(), build: buildHash(), shard, settings}
}

/** Tells a project's settings, codebook, glossary and baseline apart from others. */
export function hashOfProject({texts}: Project): string {
  return hashTexts([...texts].sort(([a], [b]) => (a < b ? -1 : 1)).flat())
}

import {version} from '../../base/version.js'
import type {Selecting, Shard} from '../../cli/options/read-selecting.js'
import type {Acceptance, BaselineChoice} from '../../cli/options/read-suppression.js'
import {flag, list, maybe, oneOf, record, text, whole} from '../../data/decode.js'
import {buildHash} from '../../node/build-hash.js'
import {hashTexts} from '../../node/content-hash.js'
import type {Project} from '../../project/project.js'

/** What parts must have in common to be put together, and where each has its place. */
export interface PartHeader {
  readonly version: string
  /** Two builds of one version may find different things. */
  readonly build: string
  readonly shard: Shard | undefined
  readonly settings: PartSettings
}

/** Options of `newsmark check` that still count when parts are put together. */
export type PartSettings = Pick<Acceptance, 'inline' | 'baseline'> &
  Pick<Selecting, 'ignoreFiles' | 'ignorePatterns' | 'forceExclude' | 'maxFileSize'>

/** The header of a part that is made now. */
export function makeHeader(selecting: Selecting, {inline, baseline}: Acceptance): PartHeader {
  const {shard, ignoreFiles, ignorePatterns, forceExclude, maxFileSize} = selecting
  const settings = {inline, baseline, ignoreFiles, ignorePatterns, forceExclude, maxFileSize}
  return {version: version(), build: buildHash(), shard, settings}
}

/** A header as it comes back from JSON; throws a ShapeError on anything else. */
export function readHeader(value: unknown): PartHeader {
  const {version, build, shard, settings} = record(value)
  return {
    version: text(version),
    build: text(build),
    shard: maybe(shard, readShard),
    settings: readSettings(record(settings))
  }
}

function readShard(value: unknown): Shard {
  const {index, count} = record(value)
  return {index: whole(index), count: whole(count)}
}

function readSettings(settings: Readonly<Record<string, unknown>>): PartSettings {
  return {
    inline: flag(settings['inline']),
    baseline: readBaseline(settings['baseline']),
    ignoreFiles: flag(settings['ignoreFiles']),
    ignorePatterns: list(settings['ignorePatterns']).map(text),
    forceExclude: flag(settings['forceExclude']),
    maxFileSize: whole(settings['maxFileSize'])
  }
}

function readBaseline(value: unknown): BaselineChoice {
  return typeof value === 'string'
    ? oneOf<'default' | 'none'>(value, ['default', 'none'])
    : {file: text(record(value)['file'])}
}

/** Tells a project's settings, codebook, glossary and baseline apart from others. */
export function hashOfProject({texts}: Project): string {
  return hashTexts([...texts].sort(([a], [b]) => (a < b ? -1 : 1)).flat())
}

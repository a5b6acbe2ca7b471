import {allowedRoot, isWithin, realPath} from '../../node/paths.js'
import type {CheckSettings} from '../settings/check-settings.js'
import type {Gathered, PlacedPart} from './gather.js'
import {unfit} from './part-error.js'
import {readParts} from './read-parts.js'

/** What parts hold, and the settings under which they were made and are put together. */
export interface GatheredParts {
  readonly gathered: Gathered
  readonly settings: CheckSettings
}

/** Reads parts that fit together; throws a PartError where they do not, or cannot be read. */
export function gatherParts(files: readonly string[], options: CheckSettings): GatheredParts {
  const {selecting, acceptance} = options
  const gathered = readParts(files)
  const [first] = gathered.parts
  if (!first) return {gathered, settings: options}
  refuseOutside(first)
  const {inline, baseline, ...others} = first.header.settings
  return {
    gathered,
    settings: {
      ...options,
      selecting: {...selecting, ...others},
      acceptance: {...acceptance, inline, baseline}
    }
  }
}

/** Parts may come from strangers, who shall not have other files read. */
function refuseOutside({place, header}: PlacedPart): void {
  const {baseline} = header.settings
  if (typeof baseline === 'string' || isWithin(allowedRoot('.'), realPath(baseline.file))) return
  throw unfit(place, `baseline ${baseline.file}`, 'one in this folder or its repository')
}

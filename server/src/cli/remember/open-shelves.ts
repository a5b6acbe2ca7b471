import {hashContent, hashTexts} from '../../node/content-hash.js'
import type {AcceptedInFile} from '../../project/baseline.js'
import type {Project} from '../../project/project.js'
import {type RuleSettings, ruleSettings} from '../../project/rule-settings.js'
import type {Memory} from './memory.js'
import {openShelf, type Shelf} from './shelf.js'

/** Opens what is remembered of a project's articles bucket by bucket. */
export function openShelves(
  {folder, base}: Memory,
  {config, baseline}: Project
): (bucket: number) => Shelf {
  const known = new Map<RuleSettings, string>()
  const hashOf = (settings: RuleSettings): string => {
    const hash = known.get(settings) ?? hashContent(base + JSON.stringify([...settings]))
    known.set(settings, hash)
    return hash
  }
  const contextOf = (path: string): string => {
    const hash = hashOf(ruleSettings(config, path))
    const accepted = baseline?.files.get(path)
    return accepted ? hashTexts([hash, writeAccepted(accepted)]) : hash
  }
  const today = Math.floor(Date.now() / DAY)
  return bucket => openShelf({folder, contextOf, today}, bucket)
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000

/** Where a baseline lists a finding makes no difference. */
function writeAccepted(accepted: AcceptedInFile): string {
  return JSON.stringify(Array.from(accepted, ([rule, {counts}]) => [rule, ...counts]))
}

import {type Checked, checkBatch, type Desk, joinChecked, nothingChecked} from './check-batch.js'
import {createFactsStore, type SealedFacts} from './facts-store.js'
import {closeShare, takeBatch} from './share.js'

/** What one thread found in the batches that it took. */
export interface PartOfShare {
  readonly parts: readonly NumberedPart[]
  readonly facts: SealedFacts
}

/** What was found from a place in the share on. */
export interface NumberedPart {
  readonly from: number
  readonly checked: Checked
}

/** Takes batches of a share and checks them, until none is left. `pause` is waited for between two of them. */
export async function checkShare(desk: Desk, pause?: () => Promise<void>): Promise<PartOfShare> {
  const facts = createFactsStore()
  const parts: NumberedPart[] = []
  for (let batch = takeBatch(desk.share); batch; batch = takeBatch(desk.share)) {
    const checked = checkBatch(desk, batch, facts)
    if (checked.stoppedAt !== undefined) closeShare(desk.share)
    const last = parts.at(-1)
    // Only who stops early has to know later what came first.
    if (last && !desk.failFast) joinChecked(last.checked, checked)
    else parts.push({from: batch.from, checked})
    await pause?.()
  }
  return {parts, facts: facts.seal()}
}

/** All that the threads found. Where they stopped early, only what comes before the first reason for it, whoever was faster. */
export function joinParts(parts: readonly NumberedPart[]): Checked {
  const whole = nothingChecked()
  for (const {checked} of parts.toSorted((a, b) => a.from - b.from)) {
    joinChecked(whole, checked)
    if (checked.stoppedAt !== undefined) break
  }
  return whole
}

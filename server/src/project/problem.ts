import type {Message} from '../base/phrase.js'
import type {Location} from '../glossary/entry.js'

/** Something wrong in `newsmark.yaml`, in the codebook's file or in the baseline. */
export interface ProjectProblem extends Message {
  readonly ruleId: 'invalid-project' | 'invalid-codebook' | 'invalid-baseline'
  readonly location: Location
  readonly expected: readonly string[]
}

import type {Location} from '../glossary/entry.js'

/** Something wrong in `newsmark.yaml`, in the codebook's file or in the baseline. */
export interface ProjectProblem {
  readonly ruleId: 'invalid-project' | 'invalid-codebook' | 'invalid-baseline'
  readonly message: string
  readonly location: Location
  readonly expected: readonly string[]
}

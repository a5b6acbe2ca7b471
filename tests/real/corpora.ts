import {existsSync} from 'node:fs'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')

/** The folder of small cases of our own, in the formats of the large corpora. */
export const OWN: string = path.join(ROOT, 'tests/real/own')

/** The folder of large corpora that others made; it is no part of the repository. */
export const OTHERS: string = path.join(ROOT, '../shared/data')

/** Why a test is left out that needs a corpus in there; `false` where it is at hand. */
export function reasonToSkip(corpus: string): string | false {
  return (
    !existsSync(path.join(OTHERS, corpus)) &&
    `needs ../shared/data/${corpus}, not in the repository`
  )
}

import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {findingsOf, timeCheck} from './cli.mjs'
import {ensureProject} from './corpus.mjs'
import {measurePairs} from './measure.mjs'
import {pairedRow} from './report.mjs'

const TARGET = {text: '≤ 0.5', met: ratio => ratio <= 0.5}

/** Measures `newsmark check --cache` on articles that have not changed beside the same without; gives the rows of the table. */
export function measureCache({quick}) {
  const sizes = quick ? [10_000] : [10_000, 100_000]
  return sizes.map(size => row(size, quick || size > 10_000 ? 3 : 11))
}

function row(size, rounds) {
  const root = ensureProject(size)
  const cache = mkdtempSync(join(tmpdir(), 'newsmark-bench-cache-'))
  try {
    const withCache = ['--cache-location', cache]
    const findings = compare(root, withCache)
    return pairedRow({
      what: `check ${size.toLocaleString('en')} unchanged articles`,
      peerName: 'without the cache',
      times: measurePairs({
        ours: () => timeCheck(root, withCache),
        peer: () => timeCheck(root, ['--no-cache']),
        rounds
      }),
      target: TARGET,
      note: `${findings} findings, the same with and without`
    })
  } finally {
    rmSync(cache, {recursive: true, force: true})
  }
}

/** Fills the cache; throws where it makes a difference. Gives the number of findings. */
function compare(root, withCache) {
  const plain = JSON.stringify(findingsOf(root, ['--no-cache']))
  for (const when of ['empty', 'full']) {
    const found = findingsOf(root, withCache)
    if (JSON.stringify(found) !== plain)
      throw new Error(`Unexpected findings with a cache that was ${when}, expected those without`)
  }
  return JSON.parse(plain).length
}

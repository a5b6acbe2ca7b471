import {join} from 'node:path'
import {ROOT} from './bundle.mjs'
import {findingsOf, timeCheck} from './cli.mjs'
import {ensureCorpus} from './corpus.mjs'
import {measurePairs, timeProcess} from './measure.mjs'
import {pairedRow} from './report.mjs'

const EMPTY = join(ROOT, 'bench', 'empty.cjs')
const EXAMPLE = join(ROOT, 'examples', 'aleppo-2016')
const EXAMPLE_ARTICLE = join('articles', '2016-04-22-truce-in-trouble.news.txt')

/** Measures `newsmark check` of one article beside Node running an empty file; gives the rows of the table. */
export function measureCheckOne({quick}) {
  const {root, articles} = ensureCorpus(1)
  const rounds = quick ? 7 : 41
  return [
    row('check one article, 500 entries', root, articles[0], rounds),
    row('check one article, glossary of examples/', EXAMPLE, EXAMPLE_ARTICLE, rounds)
  ]
}

function row(what, cwd, article, rounds) {
  const findings = findingsOf(cwd, [article]).length
  return pairedRow({
    what,
    peerName: 'empty node',
    times: measurePairs({
      ours: () => timeCheck(cwd, [article]),
      peer: () => timeProcess(process.execPath, [EMPTY], {cwd}),
      rounds,
      warmUp: 3
    }),
    target: {text: '≤ 1.6', met: ratio => ratio <= 1.6},
    note: `${findings} findings`
  })
}

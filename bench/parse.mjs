import {createRequire} from 'node:module'
import {bundlePeer} from './bundle.mjs'
import {articleTexts, longArticleText} from './corpus.mjs'
import {measurePairs, timed} from './measure.mjs'
import {pairedRow} from './report.mjs'

const PEER = 'unified + remark-parse + remark-directive'

/** Measures the way from text to unist tree with positions, warm, in one process; gives the rows of the table. */
export async function measureParse({quick}) {
  const require = createRequire(import.meta.url)
  const ours = require(await bundlePeer('bench/parse-newsmark.mjs')).parseToTree
  const peer = require(await bundlePeer('bench/parse-remark.mjs')).parseToTree
  const texts = articleTexts(quick ? 100 : 300)
  const long = longArticleText()
  checkSameTags(ours, peer, [...texts, long])
  return [
    pairedRow({
      what: 'article of 3.3 KB to tree with positions',
      peerName: PEER,
      times: parsePairs(ours, peer, texts, quick ? 3 : 9),
      target: {text: '≤ 1/60', met: ratio => ratio <= 1 / 60}
    }),
    pairedRow({
      what: 'article of 100 KB to tree with positions',
      peerName: PEER,
      times: parsePairs(ours, peer, [long], quick ? 3 : 9)
    })
  ]
}

/** Times are per text. Ours reads the texts twenty times a round, as the clock could not tell otherwise. */
function parsePairs(ours, peer, texts, rounds) {
  const run = (parseToTree, repeats) => () => {
    const took = timed(() => {
      for (let repeat = 0; repeat < repeats; repeat++) for (const text of texts) parseToTree(text)
    })
    return took / texts.length / repeats
  }
  return measurePairs({ours: run(ours, 20), peer: run(peer, 1), rounds, warmUp: 2})
}

/** Throws unless both find the same tags at the same places: else they would not be doing the same work. */
function checkSameTags(ours, peer, texts) {
  for (const [index, text] of texts.entries()) {
    const [our, their] = [ours, peer].map(parseToTree => tagsOf(parseToTree(text)).join(' '))
    if (our !== their)
      throw new Error(`Unexpected tags in text ${index}: ${our}, expected ${their}`)
  }
}

/** Tags without a label, as the peer reads one that is not closed, are none in Newsmark. */
function tagsOf(node) {
  const inner = (node.children ?? []).flatMap(tagsOf)
  if (node.type !== 'textDirective') return inner
  const {start, end} = node.position
  const hasLabel = end.offset - start.offset > node.name.length + 1
  return hasLabel ? [`${node.name}@${start.offset}-${end.offset}`, ...inner] : inner
}

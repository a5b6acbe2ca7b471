import {createRequire} from 'node:module'
import {bundle} from '../builds.mjs'
import {articleTexts, PARAGRAPHS, typedArticleText} from '../corpus.mjs'
import {timed} from '../measure.mjs'
import {profileInProcess} from '../profile.mjs'

const require = createRequire(import.meta.url)

/** Ours reads the texts so many times a sample, as the clock could not tell otherwise. */
const REPEATS = 20

/** From text to a unist tree with positions, warm and in this process, of 100 articles of 3 KB or of one of 100 KB. */
export async function ourTrees(build, size) {
  const {parseToTree} = require(await bundle('rows/tree-newsmark.mjs', build))
  return trees(parseToTree, size, REPEATS)
}

/** The same with unified, remark-parse and remark-directive. Throws unless it finds the tags that ours does. */
export async function remarkTrees(build, size) {
  const {parseToTree} = require(await bundle('rows/tree-remark.mjs'))
  const ours = require(await bundle('rows/tree-newsmark.mjs', build)).parseToTree
  const count = expectSameTags(ours, parseToTree, textsOf(size))
  return {...trees(parseToTree, size, 1), note: () => `the same ${count} tags at the same offsets`}
}

function trees(parseToTree, size, repeats) {
  const texts = textsOf(size)
  const run = () => {
    for (let repeat = 0; repeat < repeats; repeat++) for (const text of texts) parseToTree(text)
  }
  return {
    sample: () => timed(run) / texts.length / repeats,
    profile: folder => profileInProcess(folder, run)
  }
}

function textsOf(size) {
  return size === '3 KB' ? articleTexts(100) : [typedArticleText(PARAGRAPHS[size])]
}

/** Throws unless both find the same tags at the same places; gives their number. */
function expectSameTags(ours, peer, texts) {
  let count = 0
  for (const [index, text] of texts.entries()) {
    const [our, their] = [ours, peer].map(parseToTree => tagsOf(parseToTree(text)))
    if (our.join() !== their.join()) throw new Error(`Unexpected tags in text ${index}`)
    count += our.length
  }
  return count
}

/** Tags without a label, as the peer reads one that is not closed, are none in Newsmark. */
function tagsOf(node) {
  const inner = (node.children ?? []).flatMap(tagsOf)
  if (node.type !== 'textDirective') return inner
  const {start, end} = node.position
  const hasLabel = end.offset - start.offset > node.name.length + 1
  return hasLabel ? [`${node.name}@${start.offset}-${end.offset}`, ...inner] : inner
}

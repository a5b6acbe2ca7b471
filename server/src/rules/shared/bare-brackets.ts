import type {Span} from '../../base/span.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {Tag} from '../../syntax/tag.js'

/** A bracket with attributes behind it that is no tag for want of a kind. */
export interface BareBrackets {
  /** UTF-16 offset of the `[`. */
  readonly open: number
  /** The kinds that take the attributes, the likeliest first; of a `ref` to an entry, the entry's alone. */
  readonly kinds: readonly string[]
}

/**
 * Brackets as in `[X]{ref=x}`, of whose attributes the codebook knows one at least, in a stretch of an article: its body or
 * a block, of which `firstTag` is the index of the first tag.
 */
export function* bareBrackets(
  model: ArticleModel,
  {start, end}: Span,
  firstTag: number
): Generator<BareBrackets> {
  const {text, tags} = model.syntax
  const closesTag = closingFinder(tags, firstTag)
  const stretch = text.slice(start, end)
  for (let found = stretch.indexOf(']{'); found >= 0; found = stretch.indexOf(']{', found + 2)) {
    const at = start + found
    if (closesTag(at)) continue
    const open = openingOf(text, at)
    if (open === undefined || NO_BARE_BRACKET.test(text.slice(Math.max(0, open - 1), open)))
      continue
    const kinds = kindsWith(
      model,
      /^\{([^{}\n\r]{1,500})\}/.exec(text.slice(at + 1, at + 504))?.[1]
    )
    if (kinds) yield {open, kinds}
  }
}

/**
 * Tells whether an offset is the end of a tag's content, for offsets that are asked for in the order of the text, from the
 * first of some tags on.
 */
function closingFinder(tags: readonly Tag[], firstTag: number): (offset: number) => boolean {
  let next = firstTag
  let around: Tag | undefined
  return offset => {
    for (; (tags[next]?.start ?? offset) < offset; next++) around = tags[next]
    while (around && around.contentEnd < offset) around = tags[around.parent]
    return around?.contentEnd === offset
  }
}

/** A kind, a colon or a blank behind one stands before it, or a second bracket: another mistake, or none. */
const NO_BARE_BRACKET = /[\p{L}\p{N}\\:[\]_-]/u

/** The `[` that is closed at an offset on the same line, without brackets in between. */
function openingOf(text: string, close: number): number | undefined {
  for (let offset = close - 1; offset >= Math.max(0, close - LONGEST); offset--) {
    const character = text.charAt(offset)
    if (character === '[') return offset
    if (character === ']' || character === '\n' || character === '\r') return undefined
  }
  return undefined
}

const LONGEST = 1000

function kindsWith(
  {codebook, glossary}: ArticleModel,
  written = ''
): readonly string[] | undefined {
  const pairs = [...written.matchAll(/([\p{L}\p{N}_-]+)\s*=\s*["']?([^\s"']*)/gu)]
  const names = pairs.map(([, name = '']) => name)
  const kinds = [...codebook.kinds.values()]
  if (!names.some(name => kinds.some(({attributes}) => attributes.has(name)))) return undefined
  const ref = pairs.find(([, name]) => name === 'ref')?.[2]
  const entry = ref === undefined ? undefined : glossary.entries.get(ref)
  if (entry) return [entry.kind]
  return kinds
    .filter(({attributes}) => names.every(name => attributes.has(name)))
    .map(({name}) => name)
    .slice(0, 3)
}

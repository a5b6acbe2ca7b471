import {findFrontMatter} from './front-matter.js'
import {scanBlock} from './scan-block.js'
import {createScanner, type Scanner} from './scanner.js'
import {findBlockStart} from './split-blocks.js'
import type {Syntax, SyntaxProblem} from './syntax.js'

/**
 * Parses an article. Any string gives a result, in time linear in its length; malformed tags are text, with a problem.
 * The syntax is a part of Markdown: inline generic directives as proposed for CommonMark (`:name[label]{attributes}`),
 * backslash escapes, HTML comments and YAML front matter. Offsets are UTF-16 offsets into the string.
 */
export function parse(text: string): Syntax {
  const {content, bodyStart} = findFrontMatter(text)
  const scanner = createScanner(text)
  scanBlocks(scanner, bodyStart, () => false)
  return toSyntax(scanner, content, bodyStart)
}

/**
 * Scans blocks from an offset on until the text ends, or until `stop` holds for the offset at which the next block
 * would start.
 */
export function scanBlocks(
  scanner: Scanner,
  from: number,
  stop: (blockStart: number) => boolean
): void {
  for (;;) {
    const start = findBlockStart(scanner.text, from)
    if (start >= scanner.text.length || stop(start)) return
    scanBlock(scanner, start)
    from = scanner.end
  }
}

/** Makes the result of a scan, which takes over the lists of the scanner: it must not be used afterwards. */
export function toSyntax(
  {text, blocks, tags, escapes, comments, problems}: Scanner,
  frontMatter: Syntax['frontMatter'],
  bodyStart: number
): Syntax {
  if (problems.length > 1) problems.sort(byStart)
  return {text, frontMatter, bodyStart, blocks, tags, escapes, comments, problems}
}

function byStart(a: SyntaxProblem, b: SyntaxProblem): number {
  return a.start - b.start
}

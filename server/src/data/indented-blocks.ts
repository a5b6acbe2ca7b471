import {nextLine} from '../base/lines.js'
import type {Span} from '../base/span.js'

/**
 * The blocks of a text that stands further in line by line, as YAML does: each from a line to the last one that stands further
 * in than it. Blank lines and comments count as those around them; a line alone is no block. Inner blocks come first.
 */
export function indentedBlocks(text: string): readonly Span[] {
  const blocks: Span[] = []
  const open: {readonly start: number; readonly column: number}[] = []
  let last = 0
  const close = (column: number): void => {
    for (let top = open.at(-1); top && top.column >= column; top = open.at(-1)) {
      open.pop()
      if (last > nextLine(text, top.start)) blocks.push({start: top.start, end: last})
    }
  }
  for (const {start, words, line} of linesOf(text)) {
    if (words === '' || words.startsWith('#')) continue
    const column = line.length - line.trimStart().length
    close(column)
    open.push({start, column})
    last = start + line.trimEnd().length
  }
  close(0)
  return blocks
}

/** The runs of two lines or more that are nothing but comments. */
export function commentRuns(text: string): readonly Span[] {
  const runs: Span[] = []
  let run: {start: number; end: number; lines: number} | undefined
  for (const {start, words, line} of linesOf(text)) {
    if (words.startsWith('#')) {
      run ??= {start, end: start, lines: 0}
      run.end = start + line.trimEnd().length
      run.lines++
    } else {
      if (run && run.lines > 1) runs.push({start: run.start, end: run.end})
      run = undefined
    }
  }
  if (run && run.lines > 1) runs.push({start: run.start, end: run.end})
  return runs
}

interface Line {
  readonly start: number
  /** With its end. */
  readonly line: string
  readonly words: string
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const line = text.slice(start, nextLine(text, start))
    yield {start, line, words: line.trim()}
  }
}

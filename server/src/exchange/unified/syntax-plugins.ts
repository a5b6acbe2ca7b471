import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {createLineIndex, type LineIndex, toPlace} from '../../base/line-index.js'
import {parse} from '../../syntax/parse.js'
import {stringify} from '../../syntax/stringify.js'
import type {SyntaxProblem} from '../../syntax/syntax.js'
import {toTree} from '../../syntax/tree.js'

/**
 * The `unified` plugin that parses articles. Problems of syntax become messages of the file, with the problem's type as
 * their rule.
 */
export const newsmarkParse: Plugin<[], string, Root> = function () {
  this.parser = (document, file) => {
    const syntax = parse(document)
    const lines = createLineIndex(document)
    for (const problem of syntax.problems) report(file, lines, problem)
    return toTree(syntax)
  }
}

function report(file: VFile, lines: LineIndex, {type, message, start, end}: SyntaxProblem): void {
  const place = {start: toPoint(lines, start), end: toPoint(lines, end)}
  file.message(message, {place, ruleId: type, source: 'newsmark'})
}

function toPoint(lines: LineIndex, offset: number): {line: number; column: number; offset: number} {
  return {...toPlace(lines, offset), offset}
}

/** The `unified` plugin that writes articles; it throws as `stringify` does. */
export const newsmarkStringify: Plugin<[], Root, string> = function () {
  this.compiler = tree => stringify(tree as Root)
}

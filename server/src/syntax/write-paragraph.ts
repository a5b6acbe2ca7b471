import type {Html, Paragraph, PhrasingContent, Text} from 'mdast'
import type {TextDirective} from 'mdast-util-directive'
import {shorten} from '../base/excerpt.js'
import {scanBlocks, toSyntax} from './parse.js'
import {createScanner} from './scanner.js'
import {toTree} from './tree.js'
import {
  describeAttributes,
  escapeText,
  unescapeText,
  writeAttributes,
  writeUsual
} from './write-markup.js'

/** A paragraph as written. */
export interface WrittenParagraph {
  readonly text: string
  /** Whether it holds a `<!--` that is text and that a later `-->` would make a comment. */
  readonly openComment: boolean
}

/**
 * Writes a paragraph: as it was found where that still parses to the same tree, else with escapes. Throws an error for
 * what the format cannot hold.
 */
export function writeParagraph(paragraph: Paragraph): WrittenParagraph {
  const steps = toSteps(paragraph)
  return readBack(steps.map(writeAsFound).join(''), steps) ?? writeEscaped(paragraph)
}

/** Writes a paragraph with an escape before all that could be markup. Throws as `writeParagraph` does. */
export function writeEscaped(paragraph: Paragraph): WrittenParagraph {
  const steps = mergeTexts(toSteps(paragraph))
  let text = ''
  let depth = 0
  for (const step of steps) {
    if (step.type === 'open') depth++
    if (step.type === 'close') depth--
    text += writeStep(step, depth > 0)
  }
  const written = readBack(text, steps)
  if (!written) throw new Error(describeUnwritable(text))
  return written
}

/** One step of a paragraph in the order of the text. Steps replace recursion, as tags nest to any depth. */
type Step =
  | {readonly type: 'text'; readonly node: Text}
  | {readonly type: 'html'; readonly node: Html}
  | {readonly type: 'open'; readonly node: TextDirective}
  | {readonly type: 'close'; readonly node: TextDirective}

function toSteps(paragraph: Paragraph): Step[] {
  const steps: Step[] = []
  const open: {readonly node: Paragraph | TextDirective; next: number}[] = [
    {node: paragraph, next: 0}
  ]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.node.children[top.next++]
    if (child) {
      const step = toStep(child)
      steps.push(step)
      if (step.type === 'open') open.push({node: step.node, next: 0})
    } else {
      if (top.node.type === 'textDirective') steps.push({type: 'close', node: top.node})
      open.pop()
    }
  }
  return steps
}

function toStep(node: PhrasingContent): Step {
  if (node.type === 'text') return {type: 'text', node}
  if (node.type === 'html') return {type: 'html', node}
  if (node.type === 'textDirective') return {type: 'open', node}
  throw new Error(`Unexpected \`${node.type}\` node, expected text, html or textDirective`)
}

/** Joins neighbouring texts and drops empty ones, as parsing gives none of these. */
function mergeTexts(steps: readonly Step[]): Step[] {
  const merged: Step[] = []
  for (const step of steps) {
    const last = merged.at(-1)
    if (step.type !== 'text') merged.push(step)
    else if (last?.type === 'text') {
      const value = last.node.value + step.node.value
      merged[merged.length - 1] = {type: 'text', node: {type: 'text', value}}
    } else if (step.node.value !== '') merged.push(step)
  }
  return merged
}

function writeAsFound(step: Step): string {
  if (step.type === 'open') return `:${step.node.name}[`
  if (step.type === 'close') return `]${writeAttributes(step.node)}`
  if (step.type === 'html') return step.node.value
  const {value, data} = step.node
  if (data?.written === undefined) return value
  return unescapeText(data.written) === value ? data.written : escapeText(value, true)
}

function writeStep(step: Step, isInTag: boolean): string {
  if (step.type === 'open') return `:${step.node.name}[`
  if (step.type === 'close') return `]${writeUsual(step.node.attributes)}`
  return step.type === 'html' ? step.node.value : escapeText(step.node.value, isInTag)
}

/** The written paragraph, if parsing it gives the steps again; undefined otherwise. */
function readBack(text: string, steps: readonly Step[]): WrittenParagraph | undefined {
  const scanner = createScanner(text)
  scanBlocks(scanner, 0, () => false)
  const syntax = toSyntax(scanner, undefined, 0)
  const [block, ...others] = syntax.blocks
  const [paragraph] = toTree(syntax).children
  if (!block || others.length > 0 || block.start > 0 || block.end < text.length) return undefined
  if (paragraph?.type !== 'paragraph' || !areSame(toSteps(paragraph), steps)) return undefined
  return {text, openComment: block.openComment}
}

function areSame(steps: readonly Step[], others: readonly Step[]): boolean {
  const described = mergeTexts(others).map(describeStep)
  const merged = mergeTexts(steps)
  return (
    merged.length === described.length &&
    merged.every((step, index) => describeStep(step) === described[index])
  )
}

function describeStep({type, node}: Step): string {
  if (node.type !== 'textDirective') return `${type} ${node.value}`
  return `${type} ${node.name} ${describeAttributes(node.attributes)}`
}

function describeUnwritable(text: string): string {
  return `Unexpected paragraph \`${shorten(text, 60)}\`, expected one without blank lines, with valid names and no html but comments`
}

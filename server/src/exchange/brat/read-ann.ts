import {type CodePoints, codePointsOf} from '../../base/code-points.js'
import {excerpt} from '../../base/excerpt.js'
import type {Span} from '../../base/span.js'
import type {
  BratAttribute,
  BratDocument,
  BratNormalisation,
  BratNote,
  BratRelation,
  BratSpan
} from './brat-document.js'
import {type BratEquivalence, readEquivalence} from './equivalences.js'
import {type BratEvent, readEvent} from './events.js'
import {decodeNote} from './note-text.js'
import {wordsOf} from './write-ann.js'

/** What an `.ann` file says of its text. */
export interface ReadAnn {
  readonly document: BratDocument
  readonly events: readonly BratEvent[]
  readonly equivalences: readonly BratEquivalence[]
  /** Lines that were left out because they are wrong, each with a sentence for its author. */
  readonly problems: readonly AnnProblem[]
  /** Lines that brat means something by that Newsmark has nothing for, with the name of it. */
  readonly unknown: readonly {readonly line: string; readonly feature: string}[]
}

/** A line of an `.ann` file that is wrong; lines count from 1. */
export interface AnnProblem {
  readonly line: number
  readonly text: string
  readonly message: string
}

/** What is being read. */
interface Reading {
  readonly text: string
  readonly codePoints: CodePoints
  readonly ids: Set<string>
  readonly spans: BratSpan[]
  readonly relations: BratRelation[]
  readonly attributes: BratAttribute[]
  readonly normalisations: BratNormalisation[]
  readonly notes: BratNote[]
  readonly events: BratEvent[]
  readonly equivalences: BratEquivalence[]
  readonly unknown: {line: string; feature: string}[]
  /** What is said of others, with its line: whether these are there is known at the end. */
  readonly references: {
    readonly ids: readonly string[]
    readonly keep: () => void
    readonly at: At
  }[]
}

interface At {
  readonly line: number
  readonly text: string
}

/** Reads an `.ann` file beside its text. Throws nothing: what is wrong is left out and told. */
export function readAnn(ann: string, text: string): ReadAnn {
  const reading: Reading = {
    text,
    codePoints: codePointsOf(text),
    ids: new Set(),
    spans: [],
    relations: [],
    attributes: [],
    normalisations: [],
    notes: [],
    events: [],
    equivalences: [],
    unknown: [],
    references: []
  }
  const problems: AnnProblem[] = []
  const lines = ann.replace(/^\uFEFF/, '').split(/\r\n?|\n/)
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const at = {line: index + 1, text: line}
    const message = readLine(reading, at)
    if (message !== undefined) problems.push({...at, message})
  }
  for (const {ids, keep, at} of reading.references) {
    const missing = ids.find(id => !reading.ids.has(id))
    if (missing === undefined) keep()
    else
      problems.push({
        ...at,
        message: `Unexpected \`${missing}\`, expected the id of a line of this file`
      })
  }
  problems.sort((a, b) => a.line - b.line)
  const {events, equivalences, unknown} = reading
  return {document: reading, events, equivalences, problems, unknown}
}

/** Reads one line; gives a sentence where it is wrong. */
function readLine(reading: Reading, at: At): string | undefined {
  const [id = '', data, tail = ''] = splitTabs(at.text)
  if (!/^(?:[TREAMN]\d+\S*|#\S+|\*)$/.test(id) || data === undefined)
    return 'Unexpected line, expected an id as `T1`, a tab, and what it stands for'
  if (id !== '*' && reading.ids.has(id))
    return `The id \`${id}\` is there twice: give one of the two lines another`
  if (id !== '*') reading.ids.add(id)
  const message = READERS[id.charAt(0)]?.(reading, id, data, tail, at)
  if (message !== undefined) reading.ids.delete(id)
  return message
}

/** The id, what it stands for, and the rest, in which tabs are text. */
function splitTabs(line: string): readonly string[] {
  const first = line.indexOf('\t')
  if (first < 0) return [line]
  const second = line.indexOf('\t', first + 1)
  if (second < 0) return [line.slice(0, first), line.slice(first + 1)]
  return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)]
}

type ReadLine = (
  reading: Reading,
  id: string,
  data: string,
  tail: string,
  at: At
) => string | undefined

const READERS: Readonly<Record<string, ReadLine>> = {
  T: readSpan,
  R: readRelation,
  A: readAttribute,
  M: readAttribute,
  N: readNormalisation,
  '#': readNote,
  E: readEventLine,
  '*': readEquivalenceLine
}

function readSpan(reading: Reading, id: string, data: string, tail: string): string | undefined {
  const [, type = '', offsets = ''] = /^(\S+) (\d+ \d+(?:;\d+ \d+)*) *$/.exec(data) ?? []
  if (type === '') return 'Unexpected offsets, expected a type, a start and an end, as `actor 0 5`'
  const fragments: Span[] = []
  for (const pair of offsets.split(';')) {
    const [from, to] = pair.split(' ').map(Number)
    const start = reading.codePoints.toUtf16(from ?? -1)
    const end = reading.codePoints.toUtf16(to ?? -1)
    if (start === undefined || end === undefined)
      return `The offsets \`${pair}\` lie behind the end of the text, which has ${reading.codePoints.length} characters`
    if (start >= end) return `Unexpected offsets \`${pair}\`, expected a start before the end`
    fragments.push({start, end})
  }
  fragments.sort((a, b) => a.start - b.start)
  for (const [index, {start}] of fragments.entries())
    if (index > 0 && start < (fragments[index - 1]?.end ?? 0))
      return `The offsets \`${offsets}\` overlap each other: write one fragment for them`
  const words = wordsOf(reading.text, fragments)
  if (tail !== '' && squeeze(tail) !== squeeze(words))
    return `The offsets \`${offsets}\` lead to “${shorten(words)}”, not to “${shorten(tail)}”`
  reading.spans.push({id, type, fragments})
  return undefined
}

function readRelation(
  {references, relations}: Reading,
  _id: string,
  data: string,
  _tail: string,
  at: At
): string | undefined {
  const [, type = '', from = '', to = ''] = /^(\S+) \S+?:(\S+) \S+?:(\S+) *$/.exec(data) ?? []
  if (type === '')
    return 'Unexpected relation, expected a type and two ends, as `supports Arg1:T1 Arg2:T2`'
  references.push({ids: [from, to], keep: () => relations.push({type, from, to}), at})
  return undefined
}

function readEventLine(
  {references, events}: Reading,
  id: string,
  data: string,
  _tail: string,
  at: At
): string | undefined {
  const event = readEvent(id, data, at.text)
  if (!event)
    return 'Unexpected event, expected a type with its span, and roles, as `claim:T1 speaker:T2`'
  const ids = [event.trigger, ...event.roles.map(({filler}) => filler)]
  references.push({ids, keep: () => events.push(event), at})
  return undefined
}

function readEquivalenceLine(
  {references, equivalences, unknown}: Reading,
  _id: string,
  data: string,
  _tail: string,
  at: At
): string | undefined {
  const equivalence = readEquivalence(data, at.text)
  if (equivalence)
    references.push({ids: equivalence.ids, keep: () => equivalences.push(equivalence), at})
  else unknown.push({line: at.text, feature: 'equivalence'})
  return undefined
}

function readAttribute(
  {references, attributes}: Reading,
  _id: string,
  data: string,
  _tail: string,
  at: At
): string | undefined {
  const [, type = '', target = '', value] = /^(\S+) (\S+)(?: (.+?))? *$/.exec(data) ?? []
  if (type === '')
    return 'Unexpected attribute, expected a name, an id and a value, as `stance T1 support`'
  references.push({ids: [target], keep: () => attributes.push({type, target, value}), at})
  return undefined
}

function readNormalisation(
  {references, normalisations}: Reading,
  _id: string,
  data: string,
  name: string,
  at: At
): string | undefined {
  const [, type = '', target = '', source = '', ref = ''] =
    /^(\S+) (\S+) (\S+?):(\S+) *$/.exec(data) ?? []
  if (type === '')
    return 'Unexpected reference, expected an id and an entry, as `Reference T1 Glossary:ada`'
  const keep = () => normalisations.push({type, target, source, ref, name})
  references.push({ids: [target], keep, at})
  return undefined
}

function readNote(
  {references, notes}: Reading,
  _id: string,
  data: string,
  tail: string,
  at: At
): string | undefined {
  const [, type = '', target = ''] = /^(\S+) (\S+) *$/.exec(data) ?? []
  if (type === '') return 'Unexpected note, expected a type and an id, as `AnnotatorNotes T1`'
  references.push({
    ids: [target],
    keep: () => notes.push({type, target, text: decodeNote(tail)}),
    at
  })
  return undefined
}

/** White space is written in many ways between fragments and over line ends. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

function shorten(text: string): string {
  return excerpt(text, 40)
}

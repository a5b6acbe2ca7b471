import {groupBy} from '../../base/group.js'
import type {ExportedText} from '../export/exported-text.js'
import type {BratDocument, BratSpan} from './brat-document.js'
import {encodeNote} from './note-text.js'

/** Writes annotations as an `.ann` file: offsets in code points, each span with what is said of it, relations at the end. */
export function writeAnn(document: BratDocument, {text, codePoints}: ExportedText): string {
  const {spans, relations, attributes, normalisations, notes} = document
  const lines: string[] = []
  const count = {A: 0, N: 0, '#': 0}
  const [attributesOf, normalisationsOf, notesOf] = [
    groupBy(attributes, ({target}) => target),
    groupBy(normalisations, ({target}) => target),
    groupBy(notes, ({target}) => target)
  ]
  for (const {id, type, fragments} of spans) {
    const offsets = fragments
      .map(({start, end}) => `${codePoints.fromUtf16(start)} ${codePoints.fromUtf16(end)}`)
      .join(';')
    lines.push(`${id}\t${type} ${offsets}\t${wordsOf(text, fragments)}`)
    for (const {type: name, value} of attributesOf.get(id) ?? [])
      lines.push(`A${++count.A}\t${name} ${id}${value === undefined ? '' : ` ${value}`}`)
    for (const {type: name, source, ref, name: shown} of normalisationsOf.get(id) ?? [])
      lines.push(`N${++count.N}\t${name} ${id} ${source}:${ref}\t${onOneLine(shown)}`)
    for (const {type: name, text: note} of notesOf.get(id) ?? [])
      lines.push(`#${++count['#']}\t${name} ${id}\t${encodeNote(note)}`)
  }
  for (const [index, {type, from, to}] of relations.entries())
    lines.push(`R${index + 1}\t${type} Arg1:${from} Arg2:${to}`)
  return lines.map(line => `${line}\n`).join('')
}

/** The words of fragments as brat writes them beside their offsets: joined by a blank. */
export function wordsOf(text: string, fragments: BratSpan['fragments']): string {
  return onOneLine(fragments.map(({start, end}) => text.slice(start, end)).join(' '))
}

/** A text for people: what may end a line anywhere is a blank. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
}

import type {Codebook} from '../codebook/codebook.js'
import type {Entry, Field} from '../glossary/entry.js'
import type {GlossaryFile} from '../glossary/glossary.js'
import type {Occurrence, Subject} from '../model/occurrences.js'
import {type Memory, remember} from './remember.js'

/** All entries that a glossary file defines, names and refers to, in the order of the text. */
export function occurrencesInGlossary(
  file: GlossaryFile,
  codebook: Codebook
): readonly Occurrence[] {
  return remember(memory, file, [codebook], () =>
    file.entries
      .flatMap(entry => occurrencesOf(entry, codebook))
      .sort((a, b) => a.span.start - b.span.start)
  )
}

const memory: Memory<GlossaryFile, readonly Occurrence[]> = new WeakMap()

function occurrencesOf(entry: Entry, codebook: Codebook): Occurrence[] {
  const subject: Subject = {type: 'entry', id: entry.id}
  const kind = codebook.kinds.get(entry.kind)
  const references = [...entry.fields.values()]
    .filter(({name}) => kind?.fields.get(name)?.type === 'entry')
    .flatMap(referencesIn)
  return [
    {subject, span: entry.location.span, form: 'definition'},
    ...entry.names.map(({span}): Occurrence => ({subject, span, form: 'name'})),
    ...references
  ]
}

function referencesIn({values}: Field): Occurrence[] {
  return values.map(({text, span}) => ({
    subject: {type: 'entry', id: text},
    span,
    form: 'value'
  }))
}

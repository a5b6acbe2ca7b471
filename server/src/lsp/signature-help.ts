import {
  type MarkupContent,
  MarkupKind,
  type ParameterInformation,
  type SignatureHelp,
  type SignatureHelpParams,
  type SignatureInformation
} from 'vscode-languageserver/node'
import type {Said} from '../base/phrase.js'
import {type Signature, signatureAt} from '../features/signature.js'
import {placeOf} from './from-lsp.js'
import type {ReadingTraits} from './reading-traits.js'
import {escapeMarkdown} from './render-card.js'
import type {Snapshot} from './server.js'
import type {Translator} from './translator.js'

/** The attributes that a tag has and may have; null outside of its braces. */
export function signatureHelp(
  snapshot: Snapshot,
  params: SignatureHelpParams
): SignatureHelp | null {
  const at = placeOf(snapshot, params)
  const signature = at && signatureAt(snapshot.session.workspace, at.path, at.offset)
  if (!signature) return null
  const {reading} = snapshot.client
  const active = signature.active ?? (reading.noActiveParameter ? null : undefined)
  return {
    signatures: [toSignature(signature, reading, snapshot.client.say)],
    activeSignature: 0,
    ...(active === undefined ? {} : {activeParameter: active})
  }
}

function toSignature(
  {kind, about, slots}: Signature,
  reading: ReadingTraits,
  say: Translator
): SignatureInformation {
  const parameters: ParameterInformation[] = []
  let label = `${kind} {`
  for (const [index, slot] of slots.entries()) {
    if (index > 0) label += ' '
    const start = label.length
    label += slot.text
    parameters.push({
      label: reading.labelSpans ? [start, label.length] : slot.text,
      ...documentation(slot.about, reading, say)
    })
  }
  return {label: `${label}}`, ...documentation(about, reading, say), parameters}
}

function documentation(
  about: readonly Said[],
  {signatureMarkdown}: ReadingTraits,
  say: Translator
): {readonly documentation?: MarkupContent} {
  if (about.length === 0) return {}
  const paragraphs = about.map(one => (typeof one === 'string' ? say.codebook(one) : say(one)))
  const [kind, value] = signatureMarkdown
    ? [MarkupKind.Markdown, paragraphs.map(escapeMarkdown).join('\n\n')]
    : [MarkupKind.PlainText, paragraphs.join('\n')]
  return {documentation: {kind, value}}
}

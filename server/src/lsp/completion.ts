import {
  type CancellationToken,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind
} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {completeAt} from '../features/completion/complete-at.js'
import {completeInProjectFile} from '../features/completion/complete-project-file.js'
import {completionList} from './completion-items.js'
import {placeOf} from './from-lsp.js'
import {answerInSlices} from './route.js'
import type {Snapshot} from './server.js'

/** Behind these, a tag begins or goes on. */
export const OPENING: readonly string[] = [':', '[', '{', '=', '#', '"', "'", ' ']

/**
 * Behind these there is nothing to suggest. An editor that is told to ask here hides the list of suggestions at once:
 * VS Code leaves one that is being asked for anew as it was, and the Enter behind `speaker=obama}` would take it.
 */
export const CLOSING: readonly string[] = [']', '}']

/** Answers with what may be written at a place; a large glossary is searched in slices. */
export function completion(
  snapshot: Snapshot,
  params: CompletionParams,
  token: CancellationToken
): Promise<CompletionList | null> {
  return answerInSlices(completionSteps(snapshot, params), token)
}

function* completionSteps(
  snapshot: Snapshot,
  params: CompletionParams
): Steps<CompletionList | null> {
  const {context} = params
  if (CLOSING.includes(context?.triggerCharacter ?? '')) return null
  const at = placeOf(snapshot, params)
  if (!at) return null
  const {path, offset} = at
  const byCharacter = context?.triggerKind === CompletionTriggerKind.TriggerCharacter
  const {workspace} = snapshot.session
  const found =
    (yield* completeAt(workspace, path, offset, byCharacter)) ??
    (yield* completeInProjectFile(workspace, path, offset))
  return found ? completionList(snapshot, path, found) : null
}

type Answer = CompletionList | CompletionItem[] | null

/** Who types does not wait for all articles: the editor asks again at the next keystroke. */
export function incomplete(_snapshot: Snapshot, answer: Answer): Answer {
  return Array.isArray(answer) ? answer : {...(answer ?? {items: []}), isIncomplete: true}
}

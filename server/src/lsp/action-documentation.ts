import {CodeActionKind, type CodeActionKindDocumentation} from 'vscode-languageserver/node'
import type {ClientTraits} from './client-traits.js'
import {EXPLAIN_RULE} from './protocol.js'

/** The pages that the menu of actions leads to, by the kinds of actions in it; none where no command can show them. */
export function actionDocumentation({
  isVsCode,
  reading,
  say
}: ClientTraits): readonly CodeActionKindDocumentation[] {
  if (!isVsCode || !reading.actionDocumentation) return []
  return [
    {
      kind: CodeActionKind.QuickFix,
      command: {title: say('All rules'), command: EXPLAIN_RULE, arguments: ['README']}
    },
    {
      kind: CodeActionKind.Refactor,
      command: {
        title: say('How to annotate with actions'),
        command: 'vscode.open',
        arguments: [ACTS]
      }
    }
  ]
}

const ACTS = 'https://github.com/newsmark/newsmark/blob/main/docs/annotating.md'

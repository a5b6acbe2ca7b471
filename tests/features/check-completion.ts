import {runSteps} from '../../server/src/base/steps.js'
import {completeAt} from '../../server/src/features/completion/complete-at.js'
import type {Suggestion} from '../../server/src/features/completion/completion.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/**
 * Compares what is suggested at the cursor with what is drawn: what would be replaced, and for each suggestion
 * its label, what is inserted unless it is the label, its detail, and in brackets its id. Nothing drawn means no suggestions.
 */
export function checkCompletion(fixture: string, most = 99): void {
  const opened = openFixture(fixture)
  const completion = runSteps(completeAt(opened.workspace, opened.path, opened.offset))
  const lines = (completion?.suggestions ?? []).slice(0, most).map(describeSuggestion)
  const found = completion
    ? [{path: opened.path, span: completion.span, text: lines.join('\n')}]
    : []
  checkDrawn(opened, found)
}

function describeSuggestion({
  label,
  insert,
  snippet,
  detail,
  origin,
  edits,
  isDeprecated
}: Suggestion): string {
  const inserted = snippet ?? insert
  return [
    isDeprecated ? `(${label})` : label,
    inserted === label ? '' : `→ ${inserted}`,
    ...edits.map(({text}) => `+ ${text}`),
    detail === undefined ? '' : `– ${detail}`,
    origin === undefined ? '' : `(${origin})`
  ]
    .filter(part => part !== '')
    .join(' ')
}

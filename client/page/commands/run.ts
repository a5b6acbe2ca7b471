import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import type {PageCommand, PageFinding} from '../../src/annotation-editor/messages.js'
import {showHelp} from '../overlays/help.js'
import type {Page} from '../page.js'
import {selectedSpan} from '../state.js'
import {currentMark, nextMark} from './current.js'
import {markAndFill, pickEntry, pickValue} from './filling.js'
import {
  addFragment,
  changeKind,
  decide,
  markAll,
  markSelection,
  moveEdge,
  relate,
  repeatLast,
  unmark
} from './marking.js'
import {moveByCharacter, moveByLine, moveByWord} from './moves.js'
import {goToStretch, narrow, widen} from './stretches.js'

type Run = (page: Page, given: Given) => void | Promise<void>

/** What a keybinding may say. */
interface Given {
  readonly kind?: string
  readonly relation?: string
  readonly claim?: string
}

const RULE_UNTAGGED = 'untagged-mention'
const isSuggested = (mark: Mark): boolean => mark.status === 'suggested'
const isUntagged = (finding: PageFinding): boolean => finding.rule === RULE_UNTAGGED

const COMMANDS: Readonly<Record<PageCommand, Run>> = {
  wordLeft: page => moveByWord(page, -1, false),
  wordRight: page => moveByWord(page, 1, false),
  lineUp: page => moveByLine(page, -1, false),
  lineDown: page => moveByLine(page, 1, false),
  selectWordLeft: page => moveByWord(page, -1, true),
  selectWordRight: page => moveByWord(page, 1, true),
  selectLineUp: page => moveByLine(page, -1, true),
  selectLineDown: page => moveByLine(page, 1, true),
  selectCharacterLeft: page => moveByCharacter(page, -1),
  selectCharacterRight: page => moveByCharacter(page, 1),
  widen,
  narrow,
  nextName: page => goToStretch(page, 'name', 1),
  previousName: page => goToStretch(page, 'name', -1),
  nextQuotation: page => goToStretch(page, 'quotation', 1),
  previousQuotation: page => goToStretch(page, 'quotation', -1),
  nextClause: page => goToStretch(page, 'clause', 1),
  previousClause: page => goToStretch(page, 'clause', -1),
  mark: (page, {kind}) => markSelection(page, kind),
  markAndFill: (page, {kind}) => markAndFill(page, kind),
  markAll,
  repeat: repeatLast,
  unmark,
  changeKind: (page, {kind}) => changeKind(page, kind),
  startEarlier: page => moveEdge(page, 'start', 'wider'),
  startLater: page => moveEdge(page, 'start', 'narrower'),
  endEarlier: page => moveEdge(page, 'end', 'narrower'),
  endLater: page => moveEdge(page, 'end', 'wider'),
  addFragment: (page, {claim}) => addFragment(page, claim),
  relate: (page, {relation}) => relate(page, relation),
  accept: page => decide(page, 'accept'),
  reject: page => decide(page, 'reject'),
  nextMark: page => goToMark(page, 1, () => true),
  previousMark: page => goToMark(page, -1, () => true),
  nextFinding: page => goToFinding(page, 1, () => true),
  previousFinding: page => goToFinding(page, -1, () => true),
  nextSuggestion: page => goToMark(page, 1, isSuggested),
  previousSuggestion: page => goToMark(page, -1, isSuggested),
  nextUntagged: page => goToFinding(page, 1, isUntagged),
  previousUntagged: page => goToFinding(page, -1, isUntagged),
  pickEntry,
  pickSpeaker: page => pickValue(page, 'speaker'),
  pickTopic: page => pickValue(page, 'topic'),
  inspect: async page => (await page.whenWidgets()).inspector.focus(),
  filterMarks: async page => (await page.whenWidgets()).tree.focusFilter(),
  openEntry,
  openSource,
  concordance: page =>
    page.host.post({
      type: 'command',
      command: 'concordance',
      arguments: {mark: currentMark(page.state()), version: page.state().version}
    }),
  showFinding: page => {
    const span = selectedSpan(page.state())
    if (span) page.showFinding(span, {focus: true})
  },
  help: showHelp
}

/** Carries out a command, with what its keybinding says. Unknown names are left alone: the extension may be newer. */
export function runCommand(page: Page, command: PageCommand, given: unknown): void {
  if (!Object.hasOwn(COMMANDS, command) || page.state().version < 0) return
  page.parts.bar.hidden = true
  void COMMANDS[command](page, readGiven(given))
}

function readGiven(given: unknown): Given {
  if (typeof given !== 'object' || given === null) return {}
  const entries = Object.entries(given).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(entries)
}

function goToMark(page: Page, by: 1 | -1, passes: (mark: Mark) => boolean): void {
  const index = nextMark(page.state(), by, passes)
  const mark = page.state().marks[index ?? -1]
  if (index === undefined || !mark) page.toast(page.text('There is none in this article'))
  else page.select({anchor: mark.start, focus: mark.end}, {chosen: index})
}

function goToFinding(page: Page, by: 1 | -1, passes: (finding: PageFinding) => boolean): void {
  const state = page.state()
  const found = state.findings.filter(passes).sort((a, b) => a.start - b.start || a.end - b.end)
  const span = selectedSpan(state)
  const at = span?.start ?? -1
  const isHere = ({start, end}: PageFinding): boolean => start === at && end === span?.end
  const next =
    by > 0
      ? (found.find(finding => finding.start > at) ?? found[0])
      : (found.findLast(finding => finding.start < at && !isHere(finding)) ?? found.at(-1))
  if (!next) {
    page.toast(page.text('There is none in this article'))
    return
  }
  page.select({anchor: next.start, focus: next.end}, {isSilent: true})
  page.showFinding(next)
}

async function openEntry({state, host, toast, text}: Page): Promise<void> {
  const mark = currentMark(state())
  if (mark === undefined) {
    toast(text('There is no mark here: put the cursor into one'))
    return
  }
  const {entry} = await host.ask({type: 'details', version: state().version, mark})
  if (!entry) {
    toast(text('This mark means no entry of the glossary'))
    return
  }
  const {line, character} = entry.range.start
  host.post({type: 'open', target: {type: 'place', uri: entry.uri, line, character}})
}

function openSource({state, host}: Page): void {
  const span = selectedSpan(state()) ?? {start: 0, end: 0}
  host.post({type: 'open', target: {type: 'source', span}})
}

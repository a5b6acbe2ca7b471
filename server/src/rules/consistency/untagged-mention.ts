import * as v from 'valibot'
import {groupBy} from '../../base/group.js'
import {lazily} from '../../base/memo.js'
import {normaliseName} from '../../base/names.js'
import {joinPhrases, phrase} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import {isEmpty} from '../../glossary/glossary.js'
import {prepareNameIndex} from '../../glossary/name-search/search-names.js'
import type {ArticleModel} from '../../model/article-model.js'
import {contextOf} from '../../model/resolve.js'
import type {NameContext} from '../../model/resolve-mention.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {entryRelated, quote} from '../shared/wording.js'
import {findUntagged, type Untagged} from './untagged/find-untagged.js'
import {proposeTag} from './untagged/proposed-tag.js'
import {taggedEntries} from './untagged/tagged-names.js'

/** Reports a name in running text that means an entry of the glossary for sure and is not tagged. */
export const untaggedMention: ArticleRule = {
  id: 'untagged-mention',
  subject: 'article',
  group: 'consistency',
  severity: 'info',
  strict: 'warning',
  fix: 'unsafe',
  options: v.strictObject({
    mentions: v.optional(
      v.pipe(
        v.picklist(['first', 'all']),
        v.description(
          '`first` reports an entry once, and only where the article has no tag for it; `all` reports each name.'
        )
      )
    )
  }),
  summary: 'A name of the glossary without a tag',
  prepare: prepareNameIndex,
  check(model, report, {mentions}) {
    if (isEmpty(model.glossary)) return
    const context = contextOf(model.metadata)
    const nobody = lazily(() => nobodyTest(model))
    const isNobody = (name: Untagged): boolean => nobody()(name)
    if (mentions === 'all') {
      for (const name of findUntagged(model, context, () => true))
        if (!isNobody(name)) suggest({model, context, name, all: [name]}, report)
      return
    }
    const tagged = new Set<Entry>()
    const known = lazily(() => taggedEntries(model))
    const isOpen = (entry: Entry): boolean => !tagged.has(entry) && !known().has(entry)
    const names = findUntagged(model, context, isOpen, []).filter(name => !isNobody(name))
    if (names.length === 0) return
    const sure = groupBy(
      names.filter(({choice}) => choice.length === 0),
      ({entry}) => entry
    )
    for (const [entry, all] of sure) {
      const [name] = all
      if (name) suggest({model, context, name, all}, report)
      tagged.add(entry)
    }
    for (const name of names) {
      if (name.choice.length === 0 || !name.choice.every(isOpen)) continue
      suggest({model, context, name, all: []}, report)
      for (const entry of name.choice) tagged.add(entry)
    }
  }
}

/** Makes a test of whether the article has a mention of the same words that is nobody of the glossary. */
function nobodyTest({mentions, syntax}: ArticleModel): (name: Untagged) => boolean {
  const nobody = mentions.filter(({resolution}) => resolution === 'none')
  if (nobody.length === 0) return () => false
  const names = new Set(nobody.map(({kind, text}) => `${kind.name} ${normaliseName(text)}`))
  return ({start, end, entry}) =>
    names.has(`${entry.kind} ${normaliseName(syntax.text.slice(start, end))}`)
}

/** A name to be proposed in an article, and all names there that its fix is to tag where many are fixed at once. */
interface Proposal {
  readonly model: ArticleModel
  readonly context: NameContext
  readonly name: Untagged
  readonly all: readonly Untagged[]
}

function suggest(proposal: Proposal, report: Reporter): void {
  const {model, context, name, all} = proposal
  const {entry, start, end, choice} = name
  if (choice.length > 0) {
    suggestChoice(proposal, report)
    return
  }
  const proposed = proposeTag(model, name, entry, context)
  const edit = name.isLastName ? proposed.suggestion : proposed.edit
  report({
    message: phrase`${written(proposal)} is not tagged: mark it as a mention of \`${entry.id}\``,
    span: {start, end},
    expected: proposed.isPlain ? [edit.text] : [],
    fix: {
      title: phrase`Tag as ${entry.kind}`,
      safety: 'unsafe',
      edits: [edit],
      together: all.map(each =>
        each === name ? proposed.suggestion : proposeTag(model, each, entry, context).suggestion
      )
    },
    related: [entryRelated(entry)]
  })
}

/** Reports a name that entries of several kinds share: somebody has to choose. */
function suggestChoice(proposal: Proposal, report: Reporter): void {
  const {model, context, name} = proposal
  const {start, end, choice} = name
  const ids = joinPhrases(
    choice.map(({id}) => `\`${id}\``),
    (before, next) => phrase`${before} or ${next}`
  )
  report({
    message: phrase`${written(proposal)} is not tagged: mark it as a mention of ${ids}`,
    span: {start, end},
    expected: choice.flatMap(entry => {
      const {edit, isPlain} = proposeTag(model, name, entry, context)
      return isPlain ? [edit.text] : []
    }),
    related: choice.map(entryRelated)
  })
}

function written({model, name}: Proposal): string {
  return quote(model.syntax.text.slice(name.start, name.end))
}

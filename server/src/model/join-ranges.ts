import type {Span} from '../syntax/span.js'
import type {Directive, DirectiveRule, Removable} from './directive.js'

/** Gives the comments that start or end a range their other ends, rule by rule: the end belongs to the nearest start. */
export function joinRanges(
  directives: readonly Directive[],
  textLength: number
): readonly Directive[] {
  const ends = findPartners(directives, textLength)
  if (ends.size === 0) return directives
  return directives.map(directive => ({
    ...directive,
    rules: directive.rules.map(rule => ({...rule, ...ends.get(rule)}))
  }))
}

type Ends = Pick<DirectiveRule, 'scope' | 'partner'>

function findPartners(
  directives: readonly Directive[],
  textLength: number
): ReadonlyMap<DirectiveRule, Ends> {
  const ends = new Map<DirectiveRule, Ends>()
  const open = new Map<string, {readonly rule: DirectiveRule; readonly comment: Span}[]>()
  for (const {form, rules, span} of directives) {
    for (const rule of rules) {
      if (form === 'start') {
        const starts = open.get(rule.id)
        if (starts) starts.push({rule, comment: span})
        else open.set(rule.id, [{rule, comment: span}])
        ends.set(rule, {scope: {start: span.end, end: textLength}, partner: undefined})
      }
      const started = form === 'end' ? open.get(rule.id)?.pop() : undefined
      if (!started) continue
      const scope = {start: started.comment.end, end: span.start}
      ends.set(started.rule, {scope, partner: removable(rule)})
      ends.set(rule, {scope: undefined, partner: removable(started.rule)})
    }
  }
  return ends
}

function removable({id, span, removal}: DirectiveRule): Removable {
  return {id, span, removal}
}

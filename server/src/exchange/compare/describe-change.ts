import type {AnnotationChange, Detail} from './changes.js'

/** Says in words what became of an annotation: `stance support → oppose · span + 2 words · speaker + un`. */
export function describeDetails({details, type}: AnnotationChange): string {
  return details.map(detail => describeDetail(detail, type !== 'changed')).join(' · ')
}

/** What an annotation is called in a list: its id and its kind. */
export function labelOf({kind, id}: AnnotationChange): string {
  return id === undefined ? kind : `${kind} #${id}`
}

function describeDetail(detail: Detail, isWhole: boolean): string {
  switch (detail.type) {
    case 'kind':
      return `kind ${detail.before} → ${detail.after}`
    case 'id':
      if (detail.before === '') return `id + #${detail.after}`
      if (detail.after === '') return `id − #${detail.before}`
      return `id #${detail.before} → #${detail.after}`
    case 'span':
      return describeSpan(detail)
    case 'attribute':
      return describeAttribute(detail, isWhole)
  }
}

function describeSpan({added, removed}: Detail & {readonly type: 'span'}): string {
  const parts = [
    ...(added > 0 ? [`+ ${count(added)}`] : []),
    ...(removed > 0 ? [`− ${count(removed)}`] : [])
  ]
  return `span ${parts.length > 0 ? parts.join(', ') : 'changed'}`
}

function count(words: number): string {
  return `${words} ${words === 1 ? 'word' : 'words'}`
}

function describeAttribute(
  {name, removed, added}: Detail & {readonly type: 'attribute'},
  isWhole: boolean
): string {
  if (removed.length === 0 && added.length === 0) return `${name} changed`
  const values = isWhole ? [...removed, ...added].map(show) : []
  if (isWhole) return isFlag(values) ? name : `${name} ${values.join(' ')}`
  if (removed.length === 1 && added.length === 1)
    return `${name} ${show(removed[0])} → ${show(added[0])}`
  return [
    ...removed.map(value => `${name} − ${show(value)}`),
    ...added.map(value => `${name} + ${show(value)}`)
  ].join(' · ')
}

function isFlag(values: readonly string[]): boolean {
  return values.length === 0 || (values.length === 1 && values[0] === '“”')
}

/** A value of several words, or of none, in quotation marks. */
function show(value = ''): string {
  return value === '' || /\s/.test(value) ? `“${value}”` : value
}

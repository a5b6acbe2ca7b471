import fc from 'fast-check'
import {acts} from '../../server/src/annotate/acts.js'
import type {ActRequest} from '../../server/src/annotate/run-act.js'

/** An act with its place as shares of a text's length, as the text is not known beforehand. */
export interface ActShare extends Pick<ActRequest, 'act' | 'arguments' | 'isExact'> {
  readonly at: number
  /** UTF-16 units of the selection; none for a cursor. */
  readonly length: number
}

const kind = fc.constantFrom('actor', 'actor', 'place', 'claim', 'claim', 'nothing')
const attribute = fc.constantFrom(
  {name: 'note', value: 'a “b” & "c"\nd'},
  {name: 'note', value: 'x]{}'},
  {name: 'ref', value: 'ada'},
  {name: 'id', value: 'n1'},
  {name: 'speaker', value: 'ada'},
  {name: 'speaker', value: 'bob'},
  {name: 'status', value: 'done'},
  {name: 'quote', value: 'direct'},
  {name: 'mention', value: 'nominal'}
)
const scope = (...scopes: readonly string[]): fc.Arbitrary<unknown> =>
  fc.constantFrom(...scopes.map(one => ({scope: one})))

const ARGUMENTS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  mark: fc.record({
    kind,
    attributes: fc.uniqueArray(attribute, {maxLength: 2, selector: ({name}) => name})
  }),
  unmark: scope('one', 'one', 'entry', 'kind'),
  'change-kind': fc.record({kind}),
  'set-attribute': fc
    .tuple(attribute, fc.array(attribute, {maxLength: 2}))
    .map(([one, further]) => ({...one, further})),
  'add-value': attribute,
  'remove-value': fc.oneof(attribute, fc.record({name: attribute.map(({name}) => name)})),
  'move-edge': fc.record({
    edge: fc.constantFrom('start', 'end'),
    to: fc.constantFrom('wider', 'narrower')
  }),
  'continue-claim': fc.record({claim: fc.constantFrom('c1', 'c2')}),
  relate: fc.record({
    relation: fc.constantFrom('rebuts', 'supports'),
    to: fc.constantFrom('c1', 'c2', '#c1', 'other#c1')
  }),
  accept: scope('here', 'article'),
  reject: scope('here', 'article'),
  'tag-entry': fc.constantFrom({}, {entry: 'ada'}, {entry: 'rome'})
}

/** One of some acts, all by default, with arguments that mostly fit, somewhere in a text. */
export function anyAct(...ids: readonly string[]): fc.Arbitrary<ActShare> {
  const wanted = ids.length > 0 ? ids : acts.map(({id}) => id)
  return fc.constantFrom(...wanted).chain(act =>
    fc.record({
      act: fc.constant(act),
      arguments: ARGUMENTS[act] ?? fc.constant({}),
      isExact: fc.boolean(),
      at: fc.double({min: 0, max: 1, noNaN: true}),
      length: fc.oneof(fc.constant(0), fc.nat({max: 30}))
    })
  )
}

/** The request for an act in version 1 of a text of some length, in UTF-16 units. */
export function toRequest({at, length: selected, ...act}: ActShare, length: number): ActRequest {
  const start = Math.floor(at * length)
  return {...act, version: 1, selection: {start, end: Math.min(length, start + selected)}}
}

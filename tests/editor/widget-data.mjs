// What the widgets are shown in tests.

const ATTRIBUTE = {description: '', required: false, many: false, of: [], also: [], codes: []}

const CODES = [
  code('conflict', 'Conflict', 'Wars and what ends them.'),
  code('ceasefire', 'Ceasefire', 'A pause in fighting.', 'conflict'),
  code('siege', 'Siege', 'A place that is cut off.', 'conflict'),
  code('aid', 'Aid', 'Help for people in need.'),
  {...code('relief', 'Relief', 'Say aid.'), isDeprecated: true}
]

/** @param {string | null} within */
function code(name, label, definition, within = null) {
  return {name, label, definition, within, isDeprecated: false}
}

function attribute(name, type, more = {}) {
  return {...ATTRIBUTE, name, type, ...more}
}

function kind(name, label, unit, look, attributes, fields = []) {
  const description = `What a ${name} is.`
  return {name, label, unit, key: name[0], look, attributes, fields, description, contains: []}
}

const TYPE = attribute('type', 'code', {
  codes: [code('person', 'Person', 'One human being.'), code('group', 'Group', 'Several.')]
})
const REF = attribute('ref', 'entry', {
  of: ['actor'],
  also: [{name: 'none', description: 'Nobody of the glossary.'}]
})

/** The kinds of the tests; `claim` has an attribute of every type. */
export const KINDS = [
  kind('actor', 'Actor', 'mention', 0, [REF, attribute('note', 'text')], [TYPE]),
  kind('place', 'Place', 'mention', 1, [attribute('ref', 'entry', {of: ['place']})]),
  kind('claim', 'Claim', 'claim', 2, [
    attribute('speaker', 'entry', {
      of: ['actor'],
      many: true,
      required: true,
      description: 'Who makes the claim.',
      also: [{name: 'author', description: 'The journalist.'}]
    }),
    attribute('topic', 'code', {many: true, codes: CODES}),
    attribute('stance', 'code', {
      codes: [code('support', 'Support', 'For it.'), code('oppose', 'Oppose', 'Against it.')]
    }),
    attribute('frame', 'code', {many: true}),
    attribute('where', 'entry', {of: ['place']}),
    attribute('date', 'date'),
    attribute('strength', 'number'),
    attribute('review-url', 'url'),
    attribute('evidence', 'url', {many: true}),
    attribute('checked', 'flag'),
    attribute('rebuts', 'claim', {many: true}),
    attribute('note', 'text'),
    attribute('id', 'text'),
    attribute('continues', 'claim')
  ])
]

/** Entries of a glossary, among them names with markup, from the right, and without an end. */
export const ENTRIES = [
  entry('de-mistura', 'Staffan de Mistura', {
    detail: 'UN envoy · 2014–2018',
    inArticle: 3,
    inCorpus: 40
  }),
  entry('de-mistura-senior', 'Andrea de Mistura', {matched: 'de Mistura', detail: 'his father'}),
  entry('kerry', 'John Kerry', {detail: 'US Secretary of State', inCorpus: 12}),
  entry('hariri', 'سعد الحريري', {matched: 'Hariri', detail: 'رئيس الوزراء'}),
  entry('markup', '<img src=x onerror=alert(1)> & <b>Sons</b>', {detail: '<i>firm</i>'}),
  entry('long', `The ${'very '.repeat(60)}long committee`, {detail: 'of many words '.repeat(20)}),
  entry('old', 'Old Council', {isDeprecated: true}),
  entry('aleppo', 'Aleppo', {kind: 'place', detail: 'city in Syria'}),
  entry('aleppo-pa', 'Aleppo', {kind: 'place', detail: 'township in Pennsylvania'})
]

function entry(id, name, more = {}) {
  const rest = {kind: 'actor', description: '', detail: '', isDeprecated: false}
  return {id, name, matched: name, ...rest, inArticle: 0, inCorpus: 0, ...more}
}

export const CLAIMS = [
  claim('c2', 'We leave the talks', 'Mohammed Alloush', '2016-04-21'),
  claim('two-plans#c1', 'The truce will not hold', 'Staffan de Mistura', '2016-04-11'),
  claim('two-plans#c2', 'Aid must go in <now>', null, null)
]

function claim(ref, words, speaker, date) {
  return {ref, words, speaker, date, uri: 'file:///a.txt', article: ref.split('#')[0]}
}

/** The base text, and marks in it: `[kind, words, more]` in their order, of which the first place is meant. */
export const TEXT =
  'The truce is in great trouble, de Mistura said, and will be lost. “We leave the talks”, Alloush replied in Aleppo.'

export const MARKS = [
  mark('claim', 'The truce is in great trouble', {
    id: 'c1',
    attributes: {
      id: 'c1',
      speaker: 'de-mistura',
      topic: 'ceasefire aid',
      date: '2016-04-22',
      rebuts: 'c2'
    }
  }),
  mark('actor', 'de Mistura', {
    entry: {id: 'de-mistura', name: 'Staffan de Mistura', isDeprecated: false},
    resolution: 'name',
    status: 'suggested',
    attributes: {status: 'suggested'}
  }),
  mark('claim', 'and will be lost', {continues: 'c1', attributes: {continues: 'c1'}}),
  mark('claim', 'We leave the talks', {id: 'c2', attributes: {id: 'c2'}}),
  mark('actor', 'Alloush', {resolution: 'unresolved'}),
  mark('place', 'Aleppo', {
    resolution: 'ambiguous',
    status: 'suggested',
    attributes: {status: 'suggested'}
  })
]

/**
 * A mark of {@link TEXT}.
 * @param {string} name
 * @param {string} words
 * @param {any} more
 */
export function mark(name, words, {attributes = {}, ...more} = {}) {
  const start = TEXT.indexOf(words)
  const unit = KINDS.find(kind => kind.name === name)?.unit ?? 'unknown'
  const rest = {depth: 0, id: null, continues: null, entry: null, resolution: null, status: null}
  const list = Object.entries(attributes).map(([key, value]) => ({name: key, value}))
  return {kind: name, unit, start, end: start + words.length, ...rest, attributes: list, ...more}
}

/** What is known of the first claim. */
export const DETAILS = {
  head: 0,
  fragments: [0, 2],
  entry: null,
  relations: [
    {relation: 'rebuts', isIncoming: false, claim: CLAIMS[0]},
    {
      relation: 'supports',
      isIncoming: true,
      claim: {...CLAIMS[1], range: {start: {line: 7, character: 3}, end: {line: 7, character: 9}}}
    }
  ],
  speakers: []
}

/** What is known of the second claim, which has no speaker. */
export const SPEAKERLESS = {
  head: 3,
  fragments: [3],
  entry: null,
  relations: [],
  speakers: [ENTRIES[2], ENTRIES[0]]
}

/** What is known of a mention. */
export const ENTRY_DETAILS = {
  head: 1,
  fragments: [1],
  entry: {
    id: 'de-mistura',
    kind: 'actor',
    name: 'Staffan de Mistura',
    aliases: ['de Mistura', 'UN envoy'],
    fields: [
      {name: 'type', value: 'person'},
      {name: 'member-of', value: 'United Nations'}
    ],
    uri: 'file:///glossary.yaml',
    range: {start: {line: 4, character: 2}, end: {line: 4, character: 12}}
  },
  relations: [],
  speakers: []
}

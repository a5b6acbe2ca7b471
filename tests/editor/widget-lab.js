// Runs in a page: the widgets of the annotation editor, and a server that answers from lists.
import '../../client/page/page.css'
import '../../client/page/widgets/widgets.css'
import {valueRequest} from '../../client/page/value-request.ts'
import {createBulkBar} from '../../client/page/widgets/bulk-bar.ts'
import {createInspector} from '../../client/page/widgets/inspector.ts'
import {createMarksTree} from '../../client/page/widgets/marks-tree.ts'
import {createPicker} from '../../client/page/widgets/picker.ts'

const lab = /** @type {any} */ (globalThis)
const part = id =>
  document.querySelector('main').appendChild(Object.assign(document.createElement('div'), {id}))

/** Texts of the page: brackets show what was not taken from the table. */
const text = (english, ...given) => english.replace(/\{(\d)\}/g, (_, index) => String(given[index]))
const includes = (whole, query) => whole.toLowerCase().includes(query.toLowerCase())

lab.told = []
lab.breaches = []
lab.answers = {entries: [], claims: [], details: undefined, late: {}}
document.addEventListener('securitypolicyviolation', event =>
  lab.breaches.push(`${event.violatedDirective} ${event.blockedURI}`)
)

async function ask(question) {
  lab.told.push({ask: question})
  const {answers} = lab
  const wait = answers.late[question.query]
  if (wait !== undefined) await new Promise(resolve => setTimeout(resolve, wait))
  if (question.type === 'details') {
    if (!answers.details) throw new Error('outdated')
    return answers.details
  }
  if (question.type === 'claims') {
    const claims = answers.claims.filter(({words, speaker, ref}) =>
      includes(`${words} ${speaker} ${ref}`, question.query)
    )
    return {claims, isPartial: false}
  }
  const entries = answers.entries.filter(
    ({id, name, matched, kind}) =>
      includes(`${id} ${name} ${matched}`, question.query) && question.kinds.includes(kind)
  )
  return {entries: entries.slice(0, question.limit), isPartial: false}
}

const tell = name => value => lab.told.push({[name]: value})
const noteUsed = (picked, attribute) => lab.told.push({used: [picked, attribute ?? null]})
const picker = createPicker({root: document.body, ask, text, noteUsed})
const inspector = createInspector({
  root: part('inspector'),
  picker,
  ask,
  text,
  act: tell('act'),
  openTarget: tell('open'),
  command: (command, given) => lab.told.push({command, given}),
  reveal: tell('reveal'),
  requestFor: attribute => valueRequest({state: () => lab.state}, attribute),
  pins: {},
  keepPins: tell('pins')
})
const tree = createMarksTree({root: part('marks'), text, reveal: tell('reveal')})
const bulk = createBulkBar({
  root: part('bulk'),
  text,
  decide: (decision, marks) => lab.told.push({decision, marks})
})

lab.show = content => {
  // The page's kinds stay the same object as long as the codebook does.
  lab.kinds ??= content.kinds
  lab.state = {...content, setup: {kinds: lab.kinds, recent: lab.answers.recent}}
  inspector.show({...content, kinds: lab.kinds})
}
lab.open = (request, anchor = [300, 100, 80, 20]) => {
  lab.picked = 'nothing yet'
  const {words, ...rest} = request
  const complete = words && {complete: typed => words.filter(word => word.startsWith(typed))}
  picker.open({anchor: new DOMRect(...anchor), ...rest, ...complete}).then(picked => {
    lab.picked = picked ?? 'nothing'
  })
}
lab.openSeveral = request => {
  const take = picked => lab.told.push({take: picked})
  lab.open({...request, take})
}
Object.assign(lab, {inspector, tree, bulk, picker})

import type {HostCommand, State} from '../../src/annotation-editor/messages.js'
import {make, makeButton} from '../dom.js'
import type {Page} from '../page.js'

/** What each state says; nothing while all is well. */
const WORDS: Readonly<Record<State, string>> = {
  loading: 'Loading the article …',
  'no-server':
    'The Newsmark server does not run: this is the text as it was last, and it cannot be changed here.',
  'not-an-article': 'This file is no Newsmark article.',
  ready: '',
  'read-only': 'This article cannot be written: it can be read here, not marked.',
  large: 'This is a large article: marks appear while you scroll.',
  failed: 'The annotation editor has failed.'
}

/** Says why the article cannot be marked, or where it can be mended. */
export function showBanner(page: Page): void {
  const {parts, text, host} = page
  const {state, reason, broken, text: article, version} = page.state()
  const {banner} = parts
  document.body.dataset['state'] = state
  const words = reason === '' ? text(WORDS[state]) : reason
  const isEmpty = version >= 0 && state === 'ready' && !/\S/.test(article)
  const signature = `${state}|${words}|${broken.length > 0}|${isEmpty}`
  if (banner.dataset['shown'] === signature) return
  banner.dataset['shown'] = signature
  banner.replaceChildren()
  if (state !== 'ready' && words !== '') {
    const line = make('div', {class: `banner s-${state}`, children: [make('span', {text: words})]})
    const offer = (title: string, command: HostCommand): void =>
      line.append(makeButton(title, () => host.post({type: 'command', command}), 'secondary'))
    if (state === 'no-server') {
      offer(text('Restart server'), 'restartServer')
      offer(text('Show log'), 'showLog')
    }
    if (state === 'not-an-article' || state === 'failed' || state === 'no-server')
      offer(text('Open as text'), 'toggle')
    banner.append(line)
  }
  if (isEmpty) {
    const nothing = text('This article has no text as yet: it is written in the text editor.')
    const line = make('div', {class: 'banner', children: [make('span', {text: nothing})]})
    line.append(
      makeButton(
        text('Open as text'),
        () => host.post({type: 'command', command: 'toggle'}),
        'secondary'
      )
    )
    banner.append(line)
  }
  const [first] = broken
  if (!first) return
  const open = (): void => host.post({type: 'open', target: {type: 'source', span: first}})
  const words2 = text('Paragraphs with broken markup are locked until it is mended in the source.')
  const line = make('div', {class: 'banner s-broken', children: [make('span', {text: words2})]})
  line.append(makeButton(text('Open source'), open, 'secondary'))
  banner.append(line)
}

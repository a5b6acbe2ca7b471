import './page.css'
import './widgets/widgets.css'
import type {ToPage} from '../src/annotation-editor/messages.js'
import {createActs} from './acts.js'
import {createPage} from './create-page.js'
import {connectHost} from './host.js'
import {createKeyOrder} from './key-order.js'
import {listenToKeys} from './keys.js'
import {listenToMessages} from './messages-in.js'
import {listenToMouse} from './mouse.js'
import {followText} from './overlays/follow-text.js'
import type {Page} from './page.js'
import {watchFocus} from './watch-focus.js'

const host = connectHost()
const acts = createActs(() => page)
const page: Page = createPage(host, acts)
const order = createKeyOrder((act, time) => void window.setTimeout(act, time))
listenToKeys(page, order)
listenToMouse(page)
followText(page)
watchFocus(page)
const receive = listenToMessages(page, acts, order)
window.addEventListener('message', ({data}: MessageEvent<ToPage>) => receive(data))
host.post({type: 'ready'})

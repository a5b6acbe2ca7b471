import {createWidgets} from './create-widgets.js'
import {FORMS_LOADED} from './page.js'

// The script of the forms, which the page loads behind its own: the text is there before they are.
window.dispatchEvent(new CustomEvent(FORMS_LOADED, {detail: createWidgets}))

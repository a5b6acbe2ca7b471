;;; session.el --- The language server in Emacs, by the keys that the page names -*- lexical-binding: t -*-

;;; Commentary:

;; Opens an article in batch mode, and prints what a user would see as JSON. Written for Emacs 28 and later.
;; Environment: ARTICLE (its path), GLOSSARY (the path of a folder of the project's glossary).

;;; Code:

(require 'cl-lib)
(require 'json)

(defun session-wait-for (what condition)
  "Wait until CONDITION gives something, and give it; an error says WHAT did not come."
  (let ((end (+ (float-time) 15)) found)
    (while (not (setq found (funcall condition)))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      ;; Unlike waiting for a process, reading lets through what the watcher of files tells.
      (read-event nil nil 0.02))
    found))

(defun session-press (&rest keys)
  "Press KEYS, each as `kbd' writes it."
  (execute-kbd-macro (apply #'vconcat (mapcar #'kbd keys))))

(defun session-go-behind (line text)
  "Put the cursor into LINE, behind TEXT."
  (goto-char (point-min))
  (forward-line (1- line))
  (search-forward text (line-end-position)))

(defun session-line ()
  "The text of the line with the cursor."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun session-lines-shown (name)
  "The lines in the window of a buffer whose name matches NAME; nothing where there is no such window."
  (cl-loop for window in (window-list)
           when (string-match-p name (buffer-name (window-buffer window)))
           return (with-current-buffer (window-buffer window)
                    (mapcar #'string-trim (split-string (buffer-string) "\n" t "[ \t]+")))))

(defun session-shown (article name &rest keys)
  "The lines of a buffer whose name matches NAME, which KEYS show beside or in place of ARTICLE."
  (apply #'session-press keys)
  (prog1 (session-wait-for name (lambda () (session-lines-shown name)))
    (switch-to-buffer article)
    (delete-other-windows)))

(defun session-findings ()
  "The messages of the findings in the article."
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun session-misses (text)
  "Whether no message of a finding has TEXT in it."
  (not (cl-some (lambda (message) (string-match-p (regexp-quote text) message)) (session-findings))))

(defun session-add (name text gone)
  "Write a file NAME with TEXT into the glossary, and wait until no finding has GONE in it."
  (let ((file (expand-file-name name (getenv "GLOSSARY"))))
    (make-directory (file-name-directory file) t)
    (write-region text nil file nil 'quiet)
    (session-wait-for (concat "a look at " name) (lambda () (session-misses gone)))))

(defun session-type (text)
  "Put TEXT in place of the last line, with the cursor at the bar in it."
  (goto-char (point-max))
  (forward-line -1)
  (delete-region (point) (line-end-position))
  (insert text)
  (search-backward "|")
  (delete-char 1))

(defun session-complete (text)
  "The last line after TEXT was typed there and the key for completion was pressed."
  (session-type text)
  (session-press "C-M-i")
  (session-line))

(defun session-jump (article)
  "The file and the line to which the key for an entry leads from ARTICLE."
  (session-press "M-.")
  (prog1 (list (file-name-nondirectory (buffer-file-name)) (string-trim (session-line)))
    (switch-to-buffer article)))

(defun session-undo-to (text)
  "Whether undoing makes TEXT of the buffer again; each step is a command of its own, so it must not redo the last one."
  (cl-loop repeat 10
           until (string= text (buffer-string))
           do (session-press "M-x undo-only RET"))
  (string= text (buffer-string)))

(defun session-rename (article line name)
  "The LINE of ARTICLE once the entry that is named there has another NAME wherever it is named, and all files are written."
  (session-go-behind line "ref=")
  ;; Before it edits a file that is not open, Eglot asks.
  (find-file-noselect (expand-file-name "main.yaml" (getenv "GLOSSARY")))
  ;; What was written a moment ago may not have been noticed yet: then nothing is renamed, and it says so.
  (session-wait-for (concat "the name " name)
                    (lambda () (ignore-errors (session-press (format "M-x eglot-rename RET %s RET" name)) t)))
  (save-some-buffers t)
  (switch-to-buffer article)
  (session-go-behind line (format "ref=%s" name))
  (session-line))

(defun session-named-in-glossary (text)
  "Whether TEXT stands in the file of the project's glossary."
  (with-temp-buffer
    (insert-file-contents (expand-file-name "main.yaml" (getenv "GLOSSARY")))
    (and (search-forward text nil t) t)))

(defun session-references-with (article line file)
  "The references of the mention that begins LINE of ARTICLE, if FILE is among them."
  (session-go-behind line "[")
  (let ((references (ignore-errors (session-shown article "xref" "M-?"))))
    (and (cl-some (lambda (shown) (string-suffix-p file shown)) references) references)))

(defun session-mark (article line words entry)
  "What is seen of ARTICLE when WORDS at the start of LINE are marked, get an ENTRY that is completed, and are undone."
  (let ((unmarked (buffer-string)) seen)
    (cl-flet ((see (name value) (push (cons name value) seen)))
      (session-go-behind line words)
      (session-press "C-SPC" "C-a" "C-c m a")
      (see 'marked (session-line))
      (session-go-behind line "]")
      (insert (format "{ref=%s}" entry))
      (session-press "C-b" "C-M-i")
      (see 'entered (session-line))
      (see 'renamed (session-rename article line "guard"))
      (see 'glossary (session-wait-for "the glossary" (lambda () (session-named-in-glossary "guard:"))))
      (session-rename article line "coast-guard")
      (see 'references (session-wait-for "the entry among the references"
                                         (lambda () (session-references-with article line "main.yaml"))))
      (see 'isBack (if (session-undo-to unmarked) t :json-false)))
    seen))

(defun session-read (article)
  "What is seen of ARTICLE before anything is changed."
  (let ((findings "M-x flymake-show-buffer-diagnostics RET") seen)
    (cl-flet ((see (name value) (push (cons name value) seen)))
      (see 'findings (session-shown article "Flymake diagnostics" findings))
      (session-go-behind 8 ":actor[")
      (session-press "M-x eldoc RET")
      (session-wait-for "the card" (lambda () (ignore-errors (eldoc-doc-buffer))))
      (see 'card (session-shown article "eldoc" "C-h ."))
      (see 'references (session-shown article "xref" "M-?"))
      (see 'entry (session-jump article))
      (session-go-behind 9 "#c")
      (see 'claims (session-shown article "xref" "M-?")))
    seen))

(defun session-write (article)
  "What is seen of ARTICLE while it and its project are changed."
  (let (seen)
    (cl-flet ((see (name value) (push (cons name value) seen)))
      (session-add "people.yaml" "actors: {jon-berg: {name: Jon Berg}}\n" "Jon Berg")
      (session-add "more/places.yaml" "places: {norrvik: {name: Norrvik, type: town}}\n" "Norrvik")
      (see 'left (vconcat (session-findings)))
      (see 'words (session-mark article 11 "A fisher" "coast-"))
      (session-go-behind 10 "ref=")
      (session-press "M-x eglot-code-actions RET RET")
      (see 'mended (session-line))
      (see 'name (session-complete ":actor[Coa|]"))
      (see 'value (session-complete ":actor[She]{ref=c|}"))
      (see 'id (session-complete ":actor[She]{ref=coast-|}"))
      (see 'code (session-complete ":actor[She]{mention=pr|}"))
      (session-type ":actor[She]{ref=|}")
      (see 'values (session-shown article "Completions" "C-M-i")))
    seen))

;; The bell would sound on the standard output.
(setq ring-bell-function #'ignore)
;; As it is by default, but in batch mode.
(transient-mark-mode 1)
(find-file (getenv "ARTICLE"))
(session-press "C-a")
(session-wait-for "the findings" #'session-findings)
(let ((article (current-buffer)))
  (princ (json-encode (append (session-read article) (session-write article)))))

;;; session.el ends here

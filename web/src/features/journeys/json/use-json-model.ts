import { canonicalJson, type Issue, type Journey } from '@parcours/journey'
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import { useDraft, useEditor, useLive } from '../../../canvas/editor.ts'
import { useWords } from '../../../lib/words.ts'
import type { JsonSchema } from '../form/field.ts'
import type { Monaco } from '../monaco/use-monaco.ts'
import { useJsonText, type JsonText } from './json-text.ts'
import { placeOfIssue, readJourney } from './read-journey.ts'

const TYPING_MS = 300
const FILE = 'inmemory://parcours/journey.json'
const OWNER = 'parcours'

const textOf = (state: JsonText, journey: Journey) => (state.kind === 'follows' ? canonicalJson(journey) : state.text)

type Model = ReturnType<Monaco['editor']['createModel']>
interface Now { state: JsonText; journey: Journey }

/**
 * One Monaco model for the tab, in both directions: a valid text becomes a `replace` edit (undoable like any
 * other), an edit from elsewhere rewrites the text. `format` puts a valid text into its canonical form.
 */
export function useJsonModel(monaco: Monaco, schema: JsonSchema) {
  const journey = useDraft((s) => s.journey)
  const { state, set } = useJsonText()
  const now = useRef<Now>({ state, journey })
  now.current = { state, journey }
  const model = useMemo(() => modelOf(monaco, textOf(now.current.state, now.current.journey)), [monaco])
  useEffect(() => {
    monaco.jsonDefaults.setDiagnosticsOptions({ validate: true, schemaValidation: 'error', schemas: [{ uri: `${FILE}.schema`, fileMatch: [FILE], schema }] })
  }, [monaco, schema])
  useTextToDrawing(model, now)
  useDrawingToText(model)
  useIssueMarkers(monaco, model)
  const format = useCallback(() => { if (now.current.state.kind === 'applied') set({ kind: 'follows' }) }, [set])
  return { model, format }
}

/** One model for good, as Monaco keeps them by address: an editor that goes may still look at it. */
function modelOf(monaco: Monaco, text: string): Model {
  const uri = monaco.Uri.parse(FILE)
  const known = monaco.editor.getModel(uri)
  if (known && known.getValue() !== text) known.setValue(text)
  const model = known ?? monaco.editor.createModel(text, 'json', uri)
  model.updateOptions({ tabSize: 2, bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } })
  return model
}

function useTextToDrawing(model: Model, now: RefObject<Now>) {
  const { draft } = useEditor()
  const { set, setTakeTyped } = useJsonText()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const take = () => {
      const text = model.getValue()
      if (text === textOf(now.current.state, now.current.journey)) return
      const read = readJourney(text)
      if (read.kind !== 'ok') return set({ kind: 'invalid', text, problem: read.problems[0], since: now.current.journey })
      set({ kind: 'applied', text, journey: read.journey })
      return draft.getState().dispatch({ type: 'replace', journey: read.journey }, 'json')
    }
    const listener = model.onDidChangeContent(() => {
      clearTimeout(timer)
      timer = setTimeout(take, TYPING_MS)
    })
    setTakeTyped(take)
    return () => {
      setTakeTyped(null)
      // What was typed in the last moment before the tab was left counts too.
      clearTimeout(timer)
      take()
      listener.dispose()
    }
  }, [model, now, draft, set, setTakeTyped])
}

/** An undo, or an edit on the canvas. A text that is no journey yet is never overwritten. */
function useDrawingToText(model: Model) {
  const journey = useDraft((s) => s.journey)
  const { state, set } = useJsonText()
  useEffect(() => {
    if (state.kind === 'invalid' || (state.kind === 'applied' && state.journey === journey)) return
    if (state.kind === 'applied') set({ kind: 'follows' })
    const text = canonicalJson(journey)
    if (model.getValue() !== text) model.setValue(text)
  }, [model, journey, state, set])
}

/** What the server found, at the line it is about; left away while the text is not the drawing. */
function useIssueMarkers(monaco: Monaco, model: Model) {
  const words = useWords()
  const { state } = useJsonText()
  const journey = useDraft((s) => s.journey)
  const issues = useLive((s) => s.issues)
  useEffect(() => {
    const text = model.getValue()
    const marker = (issue: Issue) => {
      const { line, column } = placeOfIssue(text, journey, issue)
      return {
        message: words(issue.message), code: issue.code, startLineNumber: line, startColumn: column, endLineNumber: line,
        endColumn: line <= model.getLineCount() ? model.getLineMaxColumn(line) : column,
        severity: { error: monaco.MarkerSeverity.Error, warning: monaco.MarkerSeverity.Warning, info: monaco.MarkerSeverity.Info }[issue.severity],
      }
    }
    monaco.editor.setModelMarkers(model, OWNER, state.kind === 'invalid' ? [] : issues.slice(0, 200).map(marker))
  }, [monaco, model, issues, journey, state, words])
}

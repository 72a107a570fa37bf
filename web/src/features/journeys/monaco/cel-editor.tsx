import { Textarea } from '@mantine/core'
import type { Issue } from '@parcours/journey'
import type { editor as Editors } from 'monaco-editor/editor'
import { useEffect, useMemo, useRef, type RefObject } from 'react'
import { useWords } from '../../../lib/words.ts'
import { issuesAt, useForm } from '../form/form-context.ts'
import { dotted, type Path } from '../form/set-in.ts'
import styles from './cel-editor.module.css'
import { CEL, setCelWords } from './cel-language.ts'
import { celMarks } from './cel-marks.ts'
import { useMonaco, type Monaco } from './use-monaco.ts'

interface CelEditorProps {
  /** Where it stands in the settings: issues of exactly this place are underlined. */
  path: Path
  value: string
  label: string
  onChange: (value: string) => void
}

/** A condition: a small Monaco with completion of known facts; a plain box until it is loaded. */
export function CelEditor({ path, ...props }: CelEditorProps) {
  const monaco = useMonaco()
  useFactNames()
  const { issues: all, readOnly } = useForm()
  const at = dotted(path)
  const issues = useMemo(() => issuesAt(all, [at], false), [all, at])
  const error = issues.some((issue) => issue.severity === 'error')
  if (monaco) return <Box {...props} readOnly={readOnly} error={error} issues={issues} monaco={monaco} />
  const { value, label, onChange } = props
  return (
    <Textarea
      value={value} aria-label={label} readOnly={readOnly} error={error} autosize minRows={1} w="100%"
      styles={{ input: { fontFamily: 'var(--mono)' } }} onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const OPTIONS: Editors.IStandaloneEditorConstructionOptions = {
  language: CEL, minimap: { enabled: false }, lineNumbers: 'off', folding: false, glyphMargin: false, lineDecorationsWidth: 6,
  lineNumbersMinChars: 0, wordWrap: 'on', scrollBeyondLastLine: false, overviewRulerLanes: 0, renderLineHighlight: 'none',
  automaticLayout: true, fontSize: 12, lineHeight: 18, padding: { top: 5, bottom: 5 }, fixedOverflowWidgets: true, tabFocusMode: true,
  scrollbar: { vertical: 'hidden', alwaysConsumeMouseWheel: false }, contextmenu: false, wordBasedSuggestions: 'off', fontFamily: 'var(--mono)',
  suggest: { showStatusBar: false },
}

interface BoxProps extends Omit<CelEditorProps, 'path'> {
  readOnly: boolean
  error: boolean
  issues: readonly Issue[]
  monaco: Monaco
}

function Box({ value, label, readOnly, error, issues, onChange, monaco }: BoxProps) {
  const host = useRef<HTMLDivElement>(null)
  const box = useRef<Editors.IStandaloneCodeEditor>(null)
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }
  useEffect(() => {
    if (!host.current) return undefined
    const made = monaco.editor.create(host.current, { ...OPTIONS, value: latest.current.value, ariaLabel: label, readOnly })
    box.current = made
    const grow = () => { if (host.current) host.current.style.height = `${Math.min(200, made.getContentHeight())}px` }
    grow()
    made.onDidContentSizeChange(grow)
    made.onDidChangeModelContent(() => {
      if (made.getValue() !== latest.current.value) latest.current.onChange(made.getValue())
    })
    return () => {
      // The editor first: its features still look at their model while they go.
      const model = made.getModel()
      made.dispose()
      model?.dispose()
    }
  }, [monaco, label, readOnly])
  // An undo outside of the box, or another node: the box follows.
  useEffect(() => {
    if (box.current && box.current.getValue() !== value) box.current.setValue(value)
  }, [value])
  useMarks({ box, issues, monaco, made: `${label}${readOnly}` })
  return <div ref={host} className={`${styles.box} nokey`} data-error={error} />
}

interface Marked extends Pick<BoxProps, 'issues' | 'monaco'> {
  box: RefObject<Editors.IStandaloneCodeEditor | null>
  /** Changes whenever the editor was made anew: its model is new too. */
  made: string
}

/** Underlines what the last check found; between two checks the lines follow the text, as Monaco moves them. */
function useMarks({ box, issues, monaco, made }: Marked) {
  const words = useWords()
  useEffect(() => {
    const model = box.current?.getModel()
    if (!model) return
    const { Error, Warning, Info } = monaco.MarkerSeverity
    monaco.editor.setModelMarkers(model, CEL, celMarks(model.getValue(), issues).map(({ severity, message, from, to }) => {
      const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
      return {
        severity: { error: Error, warning: Warning, info: Info }[severity], message: words(message),
        startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column,
      }
    }))
  }, [box, issues, monaco, made, words])
}

/** Completion speaks the language on screen. */
function useFactNames() {
  const { catalog } = useForm()
  const words = useWords()
  useEffect(() => {
    setCelWords({
      facts: catalog.facts.map(({ path, type, label }) => ({ path, type, label: words(label) })),
      functions: catalog.functions.map(({ name, label }) => ({ name, label: words(label) })),
    })
  }, [catalog, words])
}

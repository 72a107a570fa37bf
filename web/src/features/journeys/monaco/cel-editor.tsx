import { Textarea } from '@mantine/core'
import type { editor as Editors } from 'monaco-editor/editor'
import { useEffect, useRef } from 'react'
import { useWords } from '../../../lib/words.ts'
import { useForm } from '../form/form-context.ts'
import styles from './cel-editor.module.css'
import { CEL, setCelWords } from './cel-language.ts'
import { useMonaco, type Monaco } from './use-monaco.ts'

interface CelEditorProps {
  value: string
  label: string
  readOnly: boolean
  error: boolean
  onChange: (value: string) => void
}

/** A condition: a small Monaco with completion of known facts; a plain box until it is loaded. */
export function CelEditor(props: CelEditorProps) {
  const monaco = useMonaco()
  useFactNames()
  if (monaco) return <Box {...props} monaco={monaco} />
  const { value, label, readOnly, error, onChange } = props
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

function Box({ value, label, readOnly, error, onChange, monaco }: CelEditorProps & { monaco: Monaco }) {
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
  return <div ref={host} className={`${styles.box} nokey`} data-error={error} />
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

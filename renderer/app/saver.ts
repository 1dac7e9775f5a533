import { useEffect } from 'react'
import { useApp } from './context.tsx'

/** Has Ctrl+S send what this screen holds back; `save` answers whether all of it reached the core. */
export function useSaver(save: () => Promise<boolean>): void {
  const { ui } = useApp()
  useEffect(() => ui.getState().addSaver(save), [ui, save])
}

/** A defect of the interface itself: the words typed so far lie in the core, so opening the window again is safe. */
import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import classes from './App.module.css'

export class Crash extends Component<{ readonly children: ReactNode }, { readonly message: string | null }> {
  override state = { message: null }

  static getDerivedStateFromError(thrown: unknown) {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) }
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <main className={classes.crash}>
        <h1>Màn hình gặp lỗi</h1>
        <p>Nội dung đã gõ vẫn được giữ. Hãy mở lại màn hình; nếu còn lỗi, đóng rồi mở lại chương trình.</p>
        <p>
          Chi tiết để báo kỹ thuật: <code>{this.state.message}</code>
        </p>
        <Button onClick={() => window.location.reload()}>Mở lại màn hình</Button>
      </main>
    )
  }
}

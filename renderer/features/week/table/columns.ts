/** The columns of Biểu II.06a as the grid shows and speaks them, and the two parts of its rows. */
import type { Column, Section } from '../../../../shared/stats/form.ts'
import type { GridColumn } from '../../../ui/grid/shape.ts'

const taken = 'Tiếp nhận'
const settled = 'Đã giải quyết'
const pending = 'Đang giải quyết'

const column = (id: Column, group: string, title: string, spoken: string): GridColumn => ({
  id,
  number: `(${id.slice(1)})`,
  title,
  spoken: `cột ${id.slice(1)}, ${spoken}`,
  group,
})

export const formColumns: readonly GridColumn[] = [
  column('c3', taken, 'Tổng', 'tổng số tiếp nhận'),
  column('c4', taken, 'Trực tuyến', 'tiếp nhận trực tuyến'),
  column('c5', taken, 'Trực tiếp', 'tiếp nhận trực tiếp, dịch vụ bưu chính'),
  column('c6', taken, 'Kỳ trước', 'từ kỳ trước'),
  column('c7', settled, 'Tổng', 'tổng số đã giải quyết'),
  column('c8', settled, 'Trước hạn', 'đã giải quyết trước hạn'),
  column('c9', settled, 'Đúng hạn', 'đã giải quyết đúng hạn'),
  column('c10', settled, 'Quá hạn', 'đã giải quyết quá hạn'),
  column('c11', pending, 'Tổng', 'tổng số đang giải quyết'),
  column('c12', pending, 'Trong hạn', 'đang giải quyết trong hạn'),
  column('c13', pending, 'Quá hạn', 'đang giải quyết quá hạn'),
]

export const sectionWords: Readonly<Record<Section, string>> = {
  tinh: 'Hệ thống của tỉnh',
  bo: 'Hệ thống của các Bộ',
}

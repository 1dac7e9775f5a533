/** Both ways out of a forgotten PIN, in words. */
import { Button, Group, Stack } from '@mantine/core'
import classes from './SignIn.module.css'

export function ForgottenPin({
  onBack,
  onRecover,
}: {
  readonly onBack: () => void
  readonly onRecover: () => void
}) {
  return (
    <Stack gap="sm">
      <p className={classes.lead}>
        <b>Nhờ người quản trị:</b> họ nhập mã PIN của họ, vào màn hình Người dùng, chọn tên bạn rồi bấm “Đặt
        lại mã PIN”. Số liệu không mất gì.
      </p>
      <p className={classes.lead}>
        <b>Nếu bạn là quản trị</b> và không còn quản trị nào khác: lấy thẻ mã khôi phục cất trong két.
      </p>
      <Group justify="space-between">
        <Button variant="subtle" onClick={onBack}>
          Quay lại
        </Button>
        <Button variant="default" onClick={onRecover}>
          Dùng mã khôi phục
        </Button>
      </Group>
    </Stack>
  )
}

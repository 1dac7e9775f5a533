/** One row for each table that a migration brings, so that the next migrations have something to keep. */
const unit = '00000000-0000-7000-8000-000000000001'
const nil = '00000000-0000-0000-0000-000000000000'
const hash = 'a'.repeat(64)

export const sampleRows: Readonly<Record<number, readonly string[]>> = {
  1: [
    `INSERT INTO meta VALUES ('${nil}', 'unit', '${unit}')`,
    `INSERT INTO device VALUES ('${unit}', 'o', 1, 1, '${hash}', '0001795163400000.000000', 1795163400000)`,
    `INSERT INTO ledger VALUES ('${unit}', 'o', 1, 1, 1, '0001795163400000.000000', 'personal', 'party', 'k',
      '[]', NULL, '${hash}', 'system', 1795163400000, 'ok', 'Lý do', '${hash}', '${hash}')`,
    `INSERT INTO personal_payload VALUES ('${unit}', 'o', 1, 1, '${hash}', '{"name":"Người Dân Mẫu"}', NULL)`,
  ],
  2: [
    `INSERT INTO unit VALUES ('${unit}', 'Trung tâm', 'xa', 'An Mẫu', '', '00001', 'Tỉnh Mẫu', '[]', '["UBND"]', 'TB')`,
    `INSERT INTO signer VALUES ('${unit}', 's', 'Người Ký Mẫu', 'KT.', 'GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', '2026-01-01', NULL)`,
    `INSERT INTO user VALUES ('${unit}', 'u', 'Người Chốt Mẫu', 'officer', 1)`,
    `INSERT INTO pin VALUES ('${unit}', 'u', x'0102', x'0304', 2, 1795163400000)`,
    `INSERT INTO recovery VALUES ('${unit}', x'0102', x'0304', 0, 0, 1795163400000)`,
    `INSERT INTO rule VALUES ('${unit}', 'fields', 1, '2026', 'Lĩnh vực', 'official', '2026-01-01', NULL, 'QĐ', NULL, '{}')`,
    `INSERT INTO setting VALUES ('${nil}', 'lockMinutes', '15', 1795163400000)`,
    `INSERT INTO draft VALUES ('${unit}', 'week/2026-11-20', 'total', '89,', 1795163400000)`,
  ],
  3: [
    `INSERT INTO week_revision VALUES ('${unit}', '2026-11-20', 1, '{}', '${hash}', 1795163400000, 'u', 17.5, 'Yếu', 0)`,
    `INSERT INTO week_approval VALUES ('${unit}', '2026-11-20', 1, 'returned', 1795163400000, 'v', 'Người Duyệt Mẫu', 'Sai')`,
    `INSERT INTO week_document VALUES ('${unit}', '2026-11-20', 1, '47', '2026-11-20', 's')`,
    `INSERT INTO week_correction VALUES ('${unit}', '2026-11-20', 'Sai số', 1795163400000, 'u')`,
    `INSERT INTO evidence VALUES ('${unit}', 'e', '2026-11-20', '${hash}', 'ảnh.png', 'image/png', 10, 1795163400000, 'Người Chốt Mẫu', NULL)`,
    `INSERT INTO table_import VALUES ('${unit}', 't', '2026-11-20', '${hash}', 'bảng.xlsx', 12, 1, 1795163400000, 'u')`,
    `INSERT INTO pending_import VALUES ('${unit}', 'p', '2026-11-20', '{}', '${hash}', 'bảng.xlsx', 1795163400000)`,
    `INSERT INTO alias VALUES ('${unit}', 'tinh', 'ho tich', 'Hộ tịch', 1795163400000)`,
  ],
  4: [
    `INSERT INTO week_revision VALUES ('${unit}', '2026-11-20', 2, '{}', '${hash}', 1795163400000, 'u', 17.5, 'Yếu', 0)`,
    `INSERT INTO week_approval VALUES ('${unit}', '2026-11-20', 2, 'approved', 1795163400000, 'v', 'Người Duyệt Mẫu', NULL)`,
    `INSERT INTO week_paper VALUES ('${unit}', '2026-11-20', 2, 'v', 'Người Duyệt Mẫu', 1795163400000, 'u',
      'Người Chốt Mẫu', '2026-11-20', '${hash}', 'bản ký.pdf', 'application/pdf', 10, 1795163400000, 'u', 'Người Chốt Mẫu')`,
    `INSERT INTO week_export VALUES ('${unit}', 'x', '2026-11-20', 2, 'print', 1795163400000, 'u', 'Người Chốt Mẫu')`,
    `INSERT INTO week_publication VALUES ('${unit}', 'c', '2026-11-20', 2, 'board', '', '', 1795163400000, '${hash}',
      'ảnh.png', 'image/png', 10, 1795163400000, 'u', 'Người Chốt Mẫu', NULL, NULL, NULL, NULL)`,
    `INSERT INTO assignment VALUES ('${unit}', 'g', 'updater', 'main', 'u', '2026-01-01', NULL, '12', '2026-01-01', NULL)`,
  ],
  5: [
    `INSERT INTO target VALUES ('${unit}', 't1', 'onTime', 2026, '>=', 98, '{"kind":"Kế hoạch"}', 'Trung tâm', '', NULL)`,
    `INSERT INTO target_choice VALUES ('${unit}', 2026, 'onTime', 't1', 'Cấp trên trực tiếp giao', 1795163400000, 'u', 'Người Chốt Mẫu')`,
  ],
  6: [
    `INSERT INTO dossier_import VALUES ('${unit}', 'd', '${hash}', 'ds.xlsx', '2026-11-20T16:05', 2, 1, 7, '{}', 1795163400000, 'u')`,
    `INSERT INTO dossier VALUES ('${unit}', 'H00.000-261103-0011', 'provincial', 'Đăng ký khai sinh', 'Hộ tịch',
      '2026-11-03T08:00', '2026-11-13T13:40', '2026-11-10T13:40', '2026-11-10T13:40', NULL, 'Đang xử lý', 'inProcess',
      'online', 'Văn phòng', 'Cán Bộ Mẫu', 0, 1, 0, '[]', '["phoneLostZero"]', '2026-11-20T16:05', NULL)`,
    `INSERT INTO dossier_party VALUES ('${unit}', 'H00.000-261103-0011', 'Người Dân Mẫu', '000000000011', NULL,
      '0900000011', 'Ấp Mẫu', '{"phone":"900000011"}')`,
    `INSERT INTO dossier_move VALUES ('${unit}', 'H00.000-261103-0011', 'd', '2026-11-20T16:05', '2026-11-10T13:40',
      '2026-11-13T13:40', 1, 0)`,
    `INSERT INTO dossier_layout VALUES ('${unit}', 'ma ho so', '{}', 1795163400000)`,
  ],
}

; An older program is never put over a newer one: it could not write what the newer one has kept.
; The stop comes before anything is copied or removed; exit code 2. UTF-8 with BOM, as makensis reads Vietnamese.
!include LogicLib.nsh
!include WordFunc.nsh

!macro customInit
  ReadRegStr $0 SHELL_CONTEXT "${UNINSTALL_REGISTRY_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONSTOP "Máy này đang dùng ${PRODUCT_NAME} $0, mới hơn bản ${VERSION} trong bộ cài này.$\r$\n$\r$\nBộ cài dừng lại, chưa thay đổi gì. Sổ của cơ quan vẫn nguyên. Nếu thật sự cần bản cũ, hãy gỡ bản đang dùng trước (sổ không bị xóa)." /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
!macroend

# Windows are drawn off screen.
function(seatlock_ui_test path)
  seatlock_test(${path} ${ARGN})
  set_property(TEST ${path} APPEND PROPERTY ENVIRONMENT QT_QPA_PLATFORM=offscreen)
endfunction()


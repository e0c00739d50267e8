foreach(name embedded external)
  seatlock_test(fault/${name} seatlock_test_crowd)
  add_dependencies(test_fault_${name} seatlockd)
  # Real programs killed under load: sanitizers would only show that they are slow.
  set_tests_properties(fault/${name} PROPERTIES LABELS "fault;heavy")
endforeach()
